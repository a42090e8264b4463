-- Who said, relayed or published something that was recorded of an organization ($1; of all of them when nothing) by $2.
with events as (
  select e.data from facts.mt_events e
  where e.timestamp <= $2 and (e.data ? 'source' or e.data ? 'becomes') and ($1 = '' or e.stream_id = 'organization/' || $1)
)
select step.value ->> 'who' as who
from events cross join lateral (values (data -> 'attribution'), (data #> '{becomes,attribution}')) as way (steps)
cross join lateral jsonb_array_elements(way.steps) as step
union
select s.source ->> 'publisher'
from facts.sources s
where s.recorded_at <= $2 and s.source ? 'publisher' and ($1 = '' or s.id in (
  select data ->> 'source' from events
  union
  select data #>> '{becomes,source}' from events
) and (
  not exists (select from facts.claims d where d.source = s.id and d.organization = '')
  or exists (select from facts.claims c where c.source = s.id and c.organization = $1)
  or s.source -> 'organizations' ? $1
))
order by who
