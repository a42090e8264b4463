-- What is set aside now. $1: posts of which all of it is needed; $2, $3: a post and a person in it.
select post, id, lower(known), person, claim, why, valid
from facts.set_asides
where post = any ($1) and upper_inf(known)
union all
select s.post, s.id, lower(s.known), s.person, s.claim, s.why, s.valid
from unnest($2, $3) as unit (post, person)
join facts.set_asides s on s.post = unit.post and s.person = unit.person and upper_inf(s.known)
