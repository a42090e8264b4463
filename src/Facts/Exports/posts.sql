-- Posts of an organization ($1; of all of them when nothing) that were declared or spoken of by $2.
with events as (
  select e.type, e.data from facts.mt_events e where e.timestamp <= $2 and starts_with(e.stream_id, 'organization/' || $1)
    and ($1 = '' or e.stream_id = 'organization/' || $1)
), named as (
  select data ->> 'organization' as organization, data ->> 'post' as id from events where data ? 'post'
  union
  select data -> 'becomes' ->> 'organization', data -> 'becomes' ->> 'post' from events where data -> 'becomes' ? 'post'
  union
  select data ->> 'organization', data ->> 'id' from events where type = 'post-declared'
)
select p.organization, p.id, d.data ->> 'name', (d.data ->> 'seats')::integer
from named
join facts.posts p on p.organization = named.organization and p.id = named.id
left join events d on d.type = 'post-declared' and d.data ->> 'organization' = p.organization and d.data ->> 'id' = p.id
order by p.organization, p.id
