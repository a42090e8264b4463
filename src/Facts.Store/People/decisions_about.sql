-- Every decision recorded by a time ($2) about some people ($1) and whoever was ever decided to be one with them, directly or through
-- others; in the order of each stream.
with recursive concerned (id) as (
  select unnest($1)
  union
  -- One equality, which can be hashed: with "or" in the join, ten thousand ids were compared with as many decisions (14 s; now 0.1 s).
  select beside.other
  from concerned
  join (
    select person as id, other from facts.identity_decisions
    union all
    select other, person from facts.identity_decisions
  ) as beside on beside.id = concerned.id
)
select d.organization, d.number, d.person, d.other, d.same
from facts.identity_decisions d
-- Who is decided about with somebody is among them too, so that one of the two is enough. Asked for either, the ids of a group of ten
-- thousand are expected to be too many to be hashed, and were gone through for each decision (7 s).
where d.recorded_at <= $2 and d.person in (select id from concerned)
order by d.organization, d.number
