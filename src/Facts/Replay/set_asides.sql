select p.organization, p.id, s.known, s.person, s.claim, s.why, s.valid
from facts.posts p
join facts.set_asides s on s.post = p.key
where p.organization = any ($1)
