-- $1 posts, $2 what is known by.
select p.organization, p.id, case when n.home is null or p.organization = any (n.home) then n.name end, t.person, t.valid,
  t.certain, t.detail, p.seats, o.rule, n.kind
from facts.posts p
join facts.organizations o on o.id = p.organization
left join facts.tenures t on t.post = p.key and t.known @> $2
left join facts.people n on n.id = t.person
where p.key = any ($1)
order by p.organization, p.id, lower(t.valid), upper(t.valid), t.person
