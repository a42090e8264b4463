select c.organization, c.id, c.event, c.source, p.id, c.person, c.claim::text
from facts.claims c
left join facts.posts p on p.key = c.post and p.organization = c.organization
where c.organization = any ($1)
