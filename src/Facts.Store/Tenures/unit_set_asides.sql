-- What is set aside now. $1: posts of which all of it is needed; $2, $3: a post and a person in it. "offset 0": see unit_tenures.sql.
select s.post, s.id, lower(s.known), s.person, s.claim, s.why, s.valid
from unnest($1) as whole (post)
cross join lateral (select * from facts.set_asides s where s.post = whole.post and upper_inf(s.known) offset 0) as s
union all
select s.post, s.id, lower(s.known), s.person, s.claim, s.why, s.valid
from unnest($2, $3) as unit (post, person)
cross join lateral (
  select * from facts.set_asides s where s.post = unit.post and s.person = unit.person and upper_inf(s.known) offset 0
) as s
