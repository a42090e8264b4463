-- Posts of any organization that are called one of some phrases, in lower case ($1).
select o.id, coalesce(o.name, o.id), p.id, coalesce(p.name, p.id)
from facts.posts p
join facts.organizations o on o.id = p.organization
where lower(p.id) collate "C" = any ($1) or lower(p.name) collate "C" = any ($1)
order by coalesce(o.name, o.id), o.id, p.id
limit 20
