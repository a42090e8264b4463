-- Organizations whose id, name, former name or an alias has some words in it ($1, lower case; all when nothing), recorded by $2, by name; after a name
-- ($3) and id ($4), when there was a page before; no more than $5.
select o.id, coalesce(o.name, o.id), o.aliases, (select count(*) from facts.posts p where p.organization = o.id)
from facts.organizations o
where o.recorded_at <= $2
  and ($1 = '' or position($1 in lower(o.id)) > 0 or position($1 in lower(o.name)) > 0
    or exists (select from unnest(o.aliases || o.former) as alias where position($1 in lower(alias)) > 0))
  and ($3::text is null or (lower(coalesce(o.name, o.id)) collate "C", o.id) > (lower($3) collate "C", $4))
order by lower(coalesce(o.name, o.id)) collate "C", o.id
limit $5
