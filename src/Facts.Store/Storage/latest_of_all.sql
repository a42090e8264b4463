-- The latest recorded time of anything.
select max(recorded_at)
from (
  select max(recorded_at) as recorded_at from facts.organizations
  union all select max(recorded_at) from facts.people
  union all select max(recorded_at) from facts.sources
  union all select max(recorded_at) from facts.identity_decisions
) as recorded
