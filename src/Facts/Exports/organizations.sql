-- Organizations ($1: one, or nothing for all of them) that anything was recorded of by $2. What they are called is asked of the events:
-- tables know only what it is by now.
with declared as (
  select e.stream_id, e.data ->> 'name' as name, coalesce(e.data -> 'aliases', '[]') as aliases
  from facts.mt_events e
  where e.type = 'organization-declared' and e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1)
)
select o.id, d.name, array(select jsonb_array_elements_text(d.aliases))
from facts.organizations o
join facts.mt_events first on first.stream_id = 'organization/' || o.id and first.version = 1 and first.timestamp <= $2
left join declared d on d.stream_id = 'organization/' || o.id
where $1 = '' or o.id = $1
order by o.id
