-- How a save begins, in one statement: each less is worth more than what it does.
-- Plans are made once for each statement of a connection, whatever its parameters: planning a save anew took longer than running it.
-- Identities are locked if $1 says so, else shared (see lock_identities.sql and share_identities.sql); then the organizations of $2 (see
-- OrganizationLocks), in the order of every other writer.
select set_config('plan_cache_mode', 'force_generic_plan', true),
  case when $1 then pg_advisory_xact_lock(71) else pg_advisory_xact_lock_shared(71) end
union all
select null, pg_advisory_xact_lock(70, number) from unnest($2) as taken (number)
