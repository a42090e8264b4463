-- Tenures of an organization ($1; of all of them when nothing) as believed at $2, in the order of its timeline.
with declared as (
  select e.stream_id, e.type, e.data from facts.mt_events e
  where e.type = 'post-declared' and e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1)
), called as (
  select distinct on (e.stream_id) e.stream_id, e.data ->> 'name' as name
  from facts.mt_events e
  where e.type in ('organization-declared', 'organization-named') and e.timestamp <= $2
    and ($1 = '' or e.stream_id = 'organization/' || $1)
  order by e.stream_id, e.version desc
)
select p.organization, o.name, p.id, d.data ->> 'name', (d.data ->> 'seats')::integer,
  case when n.former is null then n.name else (
    select e.data ->> 'name' from facts.mt_events e
    where e.stream_id = 'person/' || n.id and e.type in ('person-declared', 'person-named') and e.timestamp <= $2
    order by e.version desc
    limit 1
  ) end,
  t.person, t.valid, t.certain, t.detail,
  (
    select kinds.kind from facts.people kinds
    where kinds.id = t.person and kinds.kind is not null and exists (
      select from facts.mt_events e where e.stream_id = 'person/' || kinds.id and e.timestamp <= $2 and e.data ->> 'kind' = kinds.kind
    )
  )
from facts.posts p
join facts.tenures t on t.post = p.key and t.known @> $2
left join called o on o.stream_id = 'organization/' || p.organization
left join declared d on d.stream_id = 'organization/' || p.organization and d.data ->> 'id' = p.id
left join facts.people n on n.id = t.person and n.recorded_at <= $2 and (n.home is null or p.organization = any (n.home))
where $1 = '' or p.organization = $1
order by p.organization, p.id, lower(t.valid), upper(t.valid), t.person
