-- How a save begins, in one statement: plans are made once (see plan_once.sql), identities are shared (see share_identities.sql), then
-- organizations locked (see lock_organizations.sql), in the order of every other writer.
select set_config('plan_cache_mode', 'force_generic_plan', true), pg_advisory_xact_lock_shared(71)
union all
select null, pg_advisory_xact_lock(70, number) from unnest($1) as taken (number)
