-- $1: posts whose every claim is needed; $2, $3: a post and a person in it.
select claim::text from facts.claims where post = any ($1)
union
select c.claim::text
from unnest($2, $3) as unit (post, person)
join facts.claims c on c.post = unit.post and c.person = unit.person
union
select c.claim::text
from facts.former_wordings f
join facts.claims c on c.id = f.claim
where f.post = any ($1) or (f.post, f.person) in (select post, person from unnest($2, $3) as unit (post, person))
