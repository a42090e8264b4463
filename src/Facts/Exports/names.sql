-- What some ids ($1) name by $2, and how it is called: a person, who was declared or is spoken of; an organization. Either may be so.
select asked.id, p.name,
  p.id is not null or exists (
    select from facts.claims c join facts.mt_events e on e.id = c.event where c.person = asked.id and e.timestamp <= $2
  ),
  case when o.recorded_at <= $2 then o.name else (
    select e.data ->> 'name' from facts.mt_events e
    where e.stream_id = 'organization/' || o.id and e.type = 'organization-declared' and e.timestamp <= $2
    limit 1
  ) end,
  exists (select from facts.mt_events e where e.stream_id = 'organization/' || o.id and e.version = 1 and e.timestamp <= $2)
from unnest($1::text[]) as asked (id)
left join facts.people p on p.id = asked.id and p.recorded_at <= $2
left join facts.organizations o on o.id = asked.id
