-- $1 claims, $2 what is known by.
select a.claim, e.id, e.type, e.data::text, e.timestamp, e.headers::text, e.user_name, e.stream_id, e.version
from (
  select id as claim, event from facts.claims where id = any ($1)
  union all
  select claim, event from facts.acts where claim = any ($1)
) as a
join facts.mt_events e on e.id = a.event
where e.timestamp <= $2
order by a.claim, e.timestamp, e.seq_id
