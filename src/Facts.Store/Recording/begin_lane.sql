-- How a save begins that waits for nobody: as begin.sql, but it tries for the locks, and gives those that others have; -1 for identities.
select case when set_config('plan_cache_mode', 'force_generic_plan', true) is not null and pg_try_advisory_xact_lock_shared(71)
  then null else -1 end as missed
union all
select case when pg_try_advisory_xact_lock(70, number) then null else number end from unnest($1) as wanted (number)
