-- $1 claims, $2 what is known by. Their histories, and those of every claim that has a part in them by denying one, since it was recorded
-- or since it was corrected. Each act is looked up by itself: which claim it is or is about, its event says, as claims have no index by
-- event, and are read whole in each round otherwise.
with recursive concerned (claim) as (
  select unnest($1::text[])
  union
  select denial.id
  from concerned
  join facts.acts a on a.claim = concerned.claim
  cross join lateral (
    select coalesce(e.data ->> 'claim', e.data ->> 'id') as id from facts.mt_events e where e.id = a.event offset 0
  ) as act
  cross join lateral (select c.id from facts.claims c where c.id = act.id offset 0) as denial
)
select h.claim, e.id, e.type, e.data::text, e.timestamp, e.headers::text, e.user_name, e.stream_id, e.version
from (
  select c.id as claim, c.event from concerned join facts.claims c on c.id = concerned.claim
  union all
  select a.claim, a.event from concerned join facts.acts a using (claim)
) as h
join facts.mt_events e on e.id = h.event
where e.timestamp <= $2
order by h.claim, e.timestamp, e.seq_id
