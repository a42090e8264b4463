-- Organizations with their posts, by name; the first of them.
select o.id, coalesce(o.name, o.id), p.id, coalesce(p.name, p.id)
from facts.posts p
join facts.organizations o on o.id = p.organization
order by coalesce(o.name, o.id), o.id, p.seats is null, coalesce(p.name, p.id), p.id
limit 200
