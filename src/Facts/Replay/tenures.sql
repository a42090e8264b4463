select p.organization, p.id, t.known, t.person, t.valid, t.certain, t.detail
from facts.posts p
join facts.tenures t on t.post = p.key
where p.organization = any ($1)
