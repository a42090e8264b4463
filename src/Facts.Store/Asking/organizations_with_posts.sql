-- Organizations that have a post, by name; the first of them.
select o.id, coalesce(o.name, o.id)
from facts.organizations o
where exists (select from facts.posts p where p.organization = o.id)
order by lower(coalesce(o.name, o.id)) collate "C", o.id
limit 200
