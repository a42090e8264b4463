select c.organization, a.claim, a.event
from facts.claims c
join facts.acts a on a.claim = c.id
where c.organization = any ($1)
