-- What is believed now. $1: posts of which all of it is needed; $2, $3: a post and a person in it.
select post, id, lower(known), person, valid, certain, detail
from facts.tenures
where post = any ($1) and upper_inf(known)
union all
select t.post, t.id, lower(t.known), t.person, t.valid, t.certain, t.detail
from unnest($2, $3) as unit (post, person)
join facts.tenures t on t.post = unit.post and t.person = unit.person and upper_inf(t.known)
