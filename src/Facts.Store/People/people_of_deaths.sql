-- Those of the claims $1 that stand in people's own streams, and in whose: deaths, and denials of them. It never changes.
-- "offset 0" keeps the probes probes.
select c.id, c.person
from unnest($1) as asked (id)
cross join lateral (select id, person, organization from facts.claims where id = asked.id offset 0) as c
where c.organization = ''
