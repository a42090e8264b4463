select distinct organization, person from facts.claims where person = any ($2) and organization = any ($1)
union
select distinct c.organization, f.person
from facts.former_wordings f
join facts.claims c on c.id = f.claim
where f.person = any ($2) and c.organization = any ($1)
