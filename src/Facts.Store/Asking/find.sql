-- Organizations (0) and people (1) that are called one of some phrases: ids ($1), or names, former ones and aliases in lower case ($2).
select 0, id, coalesce(name, id), aliases || former from facts.organizations where id = any ($1)
union
(select 0, id, coalesce(name, id), aliases || former from facts.organizations
  where lower(coalesce(name, id)) collate "C" = any ($2) order by id limit 20)
union
(select 0, id, coalesce(name, id), aliases || former from facts.organizations
  where cardinality(aliases) > 0 and exists (select from unnest(aliases) as alias where lower(alias) collate "C" = any ($2))
  order by id limit 20)
union
(select 0, id, coalesce(name, id), aliases || former from facts.organizations
  where former is not null and exists (select from unnest(former) as one where lower(one) collate "C" = any ($2))
  order by id limit 20)
union
select 1, id, name, aliases || former from facts.people where id = any ($1)
union
(select 1, id, name, aliases || former from facts.people where lower(name) collate "C" = any ($2) order by id limit 20)
union
(select 1, id, name, aliases || former from facts.people
  where cardinality(aliases) > 0 and exists (select from unnest(aliases) as alias where lower(alias) collate "C" = any ($2))
  order by id limit 20)
union
(select 1, id, name, aliases || former from facts.people
  where former is not null and exists (select from unnest(former) as one where lower(one) collate "C" = any ($2))
  order by id limit 20)
