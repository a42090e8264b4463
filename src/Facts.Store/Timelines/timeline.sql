-- $1 organization, $2 post, or nothing for all of them, $3 what is known by.
select o.id, coalesce(o.name, o.id), p.id, coalesce(p.name, p.id), p.seats,
  coalesce(case when n.home is null or o.id = any (n.home) then n.name end, t.person), t.person, t.valid, t.certain, t.detail, n.kind
from facts.organizations o
join facts.posts p on p.organization = o.id
-- As in answer.sql: the tenures of these posts, not those of all.
left join lateral (select * from facts.tenures t where t.post = p.key and t.known @> $3 offset 0) t on true
left join facts.people n on n.id = t.person
where o.id = $1 and ($2 = '' or p.id = $2)
order by p.id, lower(t.valid), upper(t.valid), t.person
