-- All that was recorded of the deaths of some people ($1), in its order: claims, denials of them, acts upon either. No other claim has a
-- person and no post. "offset 0" keeps the probes probes.
with said as (
  select c.id, c.event
  from unnest($1) as asked (person)
  cross join lateral (select id, event from facts.claims where post is null and person = asked.person offset 0) as c
)
select e.stream_id, e.id, e.type, e.data::text, e.timestamp
from (
  select event from said
  union
  select a.event from said cross join lateral (select event from facts.acts where claim = said.id offset 0) as a
) as recorded
join facts.mt_events e on e.id = recorded.event
where e.type <> 'redacted'
order by e.seq_id
