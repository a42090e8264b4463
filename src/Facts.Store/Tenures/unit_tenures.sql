-- What is believed now. $1: posts of which all of it is needed; $2, $3: a post and a person in it.
-- "offset 0" keeps the probes probes: planned for any parameters, PostgreSQL would rather read the whole table.
select t.post, t.id, lower(t.known), t.person, t.valid, t.certain, t.detail
from unnest($1) as whole (post)
cross join lateral (select * from facts.tenures t where t.post = whole.post and upper_inf(t.known) offset 0) as t
union all
select t.post, t.id, lower(t.known), t.person, t.valid, t.certain, t.detail
from unnest($2, $3) as unit (post, person)
cross join lateral (
  select * from facts.tenures t where t.post = unit.post and t.person = unit.person and upper_inf(t.known) offset 0
) as t
