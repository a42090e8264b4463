-- $1 every id of the person, $2 what is known by.
select o.id, coalesce(o.name, o.id), p.id, coalesce(p.name, p.id), p.seats, coalesce(n.name, t.person), t.person, t.valid, t.certain, t.detail
from facts.tenures t
join facts.posts p on p.key = t.post
join facts.organizations o on o.id = p.organization
left join facts.people n on n.id = t.person
where t.person = any ($1) and t.known @> $2
order by lower(t.valid), upper(t.valid), o.id, p.id
