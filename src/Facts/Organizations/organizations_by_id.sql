-- "offset 0" keeps the probes probes: for `id = any ($1)` PostgreSQL reads the whole table while that is small.
select o.id, o.name, o.aliases, o.recorded_at
from unnest($1) as named (id)
cross join lateral (select id, name, aliases, recorded_at from facts.organizations where id = named.id offset 0) as o
