-- What some ids ($1) name by $2, and how it is called: a person, who was declared or is spoken of; an organization. Either may be so. The
-- name that somebody limited to some organizations gave a person counts in what is said of these ($3); of all (nothing) for whom claims are
-- about: else it would stand in place of a publisher, or of whoever said something.
select asked.id,
  case when p.former is null then p.name else (
    select e.data ->> 'name' from facts.mt_events e
    where e.stream_id = 'person/' || p.id and e.type in ('person-declared', 'person-named') and e.timestamp <= $2
    order by e.version desc
    limit 1
  ) end,
  p.id is not null or exists (
    select from facts.claims c join facts.mt_events e on e.id = c.event where c.person = asked.id and e.timestamp <= $2
  ),
  case when o.recorded_at <= $2 then o.name else (
    select e.data ->> 'name' from facts.mt_events e
    where e.stream_id = 'organization/' || o.id and e.type in ('organization-declared', 'organization-named') and e.timestamp <= $2
    order by e.version desc
    limit 1
  ) end,
  exists (select from facts.mt_events e where e.stream_id = 'organization/' || o.id and e.version = 1 and e.timestamp <= $2)
from unnest($1::text[]) as asked (id)
left join facts.people p on p.id = asked.id and p.recorded_at <= $2 and (
  p.home is null or $3 = any (p.home)
  or $3 = '' and exists (select from facts.claims c where c.person = asked.id)
)
left join facts.organizations o on o.id = asked.id
