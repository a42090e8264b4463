-- Organizations (0) and people (1) whose name starts with something, in lower case ($1 and what follows all that do, $2), and organizations
-- by id ($3). In each the first, by name.
select * from (
  select 0, id, coalesce(name, id) from facts.organizations where id = any ($3) order by id limit 20
) as called
union all
select * from (
  select 0, id, coalesce(name, id) from facts.organizations
  where lower(coalesce(name, id)) collate "C" >= $1 and lower(coalesce(name, id)) collate "C" < $2 and id <> all ($3)
  order by lower(coalesce(name, id)) collate "C", id limit 20
) as organizations
union all
select * from (
  select 1, id, name from facts.people
  where lower(name) collate "C" >= $1 and lower(name) collate "C" < $2
  order by lower(name) collate "C", id limit 20
) as people
