select p.organization, p.id, f.person, f.claim
from facts.posts p
join facts.former_wordings f on f.post = p.key
where p.organization = any ($1)
