-- The latest recorded time of what there is about some people ($1): their organizations', and that of decisions about who is one.
select max(recorded_at)
from (
  select o.recorded_at
  from facts.organizations o
  where o.id in (
    select c.organization from facts.claims c where c.person = any ($1)
    union all
    select p.organization from facts.former_wordings f join facts.posts p on p.key = f.post where f.person = any ($1)
  )
  union all
  select d.recorded_at from facts.identity_decisions d where d.person = any ($1) or d.other = any ($1)
) as recorded
