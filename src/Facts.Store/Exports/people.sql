-- Who holds a post of an organization ($1; of all of them when nothing), on any day, as believed at $2.
select held.person,
  case when n.former is null then n.name else (
    select e.data ->> 'name' from facts.mt_events e
    where e.stream_id = 'person/' || n.id and e.type in ('person-declared', 'person-named') and e.timestamp <= $2
    order by e.version desc
    limit 1
  ) end,
  n.aliases,
  -- What they are, in whatever organization they were declared for.
  (
    select kinds.kind from facts.people kinds
    where kinds.id = held.person and kinds.kind is not null and exists (
      select from facts.mt_events e where e.stream_id = 'person/' || kinds.id and e.timestamp <= $2 and e.data ->> 'kind' = kinds.kind
    )
  )
from (
  select distinct t.person
  from facts.posts p
  join facts.tenures t on t.post = p.key and t.known @> $2
  where $1 = '' or p.organization = $1
) as held
left join facts.people n on n.id = held.person and n.recorded_at <= $2 and (n.home is null or $1 = '' or $1 = any (n.home))
order by held.person
