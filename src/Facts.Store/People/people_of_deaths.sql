-- Those of the claims $1 that tell of somebody's end, and of whose: deaths and denials of them, which stand in people's own streams, and
-- dissolutions of organizations and denials of them, with the organization in whose stream they stand. Of deaths it never changes; a denial
-- may be corrected to deny a dissolution, and that act names both. "offset 0" keeps the probes probes.
select c.id, case when c.organization = '' then c.person else c.organization end, c.organization
from unnest($1) as asked (id)
cross join lateral (select id, person, organization, post, claim from facts.claims where id = asked.id offset 0) as c
where c.organization = ''
  or c.post is null and c.claim -> 'body' ->> 'kind' = 'dissolution'
  or c.post is null and c.claim -> 'body' ->> 'kind' = 'denial' and exists (
    select from (
      select c.claim -> 'body' ->> 'denies' as id
      union
      select wording ->> 'denies' from jsonb_array_elements(coalesce(c.claim -> 'superseded', '[]')) as wording
    ) as denied
    cross join lateral (select claim from facts.claims where id = denied.id and post is null offset 0) as d
    where d.claim -> 'body' ->> 'kind' = 'dissolution'
  )
