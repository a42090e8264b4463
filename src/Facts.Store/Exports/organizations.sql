-- Organizations ($1: one, or nothing for all of them) that anything was recorded of by $2. What they are called is asked of the events:
-- tables know only what it is by now.
with declared as (
  select e.stream_id, e.data ->> 'name' as name, coalesce(e.data -> 'aliases', '[]') as aliases
  from facts.mt_events e
  where e.type = 'organization-declared' and e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1)
), named as (
  select distinct on (e.stream_id) e.stream_id, e.data ->> 'name' as name
  from facts.mt_events e
  where e.type = 'organization-named' and e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1)
  order by e.stream_id, e.version desc
), spelled as (
  select distinct on (e.stream_id) e.stream_id, e.data -> 'aliases' as aliases
  from facts.mt_events e
  where e.type = 'organization-named' and e.data ? 'aliases' and e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1)
  order by e.stream_id, e.version desc
)
select o.id, coalesce(n.name, d.name), array(select jsonb_array_elements_text(coalesce(s.aliases, d.aliases)))
from facts.organizations o
join facts.mt_events first on first.stream_id = 'organization/' || o.id and first.version = 1 and first.timestamp <= $2
left join declared d on d.stream_id = 'organization/' || o.id
left join named n on n.stream_id = 'organization/' || o.id
left join spelled s on s.stream_id = 'organization/' || o.id
where $1 = '' or o.id = $1
order by o.id
