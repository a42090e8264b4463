-- Every decision recorded by a time ($2) about some people ($1) and whoever was ever decided to be one with them, directly or through
-- others; in the order of each stream.
with recursive concerned (id) as (
  select unnest($1)
  union
  select case when d.person = concerned.id then d.other else d.person end
  from concerned
  join facts.identity_decisions d on d.person = concerned.id or d.other = concerned.id
)
select d.organization, d.number, d.person, d.other, d.same
from facts.identity_decisions d
where d.recorded_at <= $2 and (d.person in (select id from concerned) or d.other in (select id from concerned))
order by d.organization, d.number
