-- Tenures of an organization ($1; of all of them when nothing) as believed at $2, in the order of its timeline.
with declared as (
  select e.stream_id, e.type, e.data from facts.mt_events e
  where e.type in ('organization-declared', 'post-declared') and e.timestamp <= $2
    and ($1 = '' or e.stream_id = 'organization/' || $1)
)
select p.organization, o.data ->> 'name', p.id, d.data ->> 'name', (d.data ->> 'seats')::integer,
  n.name, t.person, t.valid, t.certain, t.detail
from facts.posts p
join facts.tenures t on t.post = p.key and t.known @> $2
left join declared o on o.type = 'organization-declared' and o.stream_id = 'organization/' || p.organization
left join declared d on d.type = 'post-declared' and d.stream_id = 'organization/' || p.organization and d.data ->> 'id' = p.id
left join facts.people n on n.id = t.person and n.recorded_at <= $2
where $1 = '' or p.organization = $1
order by p.organization, p.id, lower(t.valid), upper(t.valid), t.person
