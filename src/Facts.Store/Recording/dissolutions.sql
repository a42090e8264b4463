-- All that was recorded of the dissolutions of some organizations ($1), in its order: claims, denials of them in any wording, acts upon
-- either; and of the claims $2. "offset 0" keeps the probes probes.
with said as (
  select c.id
  from unnest($1) as asked (organization)
  cross join lateral (
    select id from facts.claims
    where organization = asked.organization and post is null and claim -> 'body' ->> 'kind' = 'dissolution'
    offset 0
  ) as c
), related as (
  select id from said
  union
  select unnest($2)
  union
  -- The history of a claim has its denials, and what was done to them.
  select coalesce(e.data ->> 'claim', e.data ->> 'id')
  from said
  cross join lateral (select event from facts.acts where claim = said.id offset 0) as a
  cross join lateral (select type, data from facts.mt_events where id = a.event offset 0) as e
  where e.type <> 'redacted'
)
select e.stream_id, e.id, e.type, e.data::text, e.timestamp
from (
  select c.event from related cross join lateral (select event from facts.claims where id = related.id offset 0) as c
  union
  select a.event from related cross join lateral (select event from facts.acts where claim = related.id offset 0) as a
) as recorded
join facts.mt_events e on e.id = recorded.event
where e.type <> 'redacted'
order by e.seq_id
