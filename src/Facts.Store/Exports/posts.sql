-- Posts of an organization ($1; of all of them when nothing) that were declared or spoken of by $2.
with declared as materialized (
  select e.data ->> 'organization' as organization, e.data ->> 'id' as id, e.data ->> 'name' as name, (e.data ->> 'seats')::integer as seats
  from facts.mt_events e
  where e.type = 'post-declared' and e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1)
), named as (
  select organization, id from declared
  union
  select wording.data ->> 'organization', wording.data ->> 'post'
  from facts.mt_events e
  cross join lateral (values (e.data), (e.data -> 'becomes')) as wording (data)
  where e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1) and wording.data ? 'post'
)
select p.organization, p.id, d.name, d.seats
from named
join facts.posts p on p.organization = named.organization and p.id = named.id
left join declared d on d.organization = p.organization and d.id = p.id
order by p.organization, p.id
