-- Of one that is not there, the rule set that it will get; a store of an older build says nothing, and has the first.
-- "offset 0" keeps the probes probes: for `id = any ($1)` PostgreSQL reads the whole table while that is small.
select named.id, o.name, o.aliases, o.recorded_at,
  case when o.id is null then (select value from facts.settings where name = 'rule') else o.rule end
from unnest($1) as named (id)
left join lateral (select id, name, aliases, recorded_at, rule from facts.organizations where id = named.id offset 0) as o on true
