-- As lock_organizations.sql, but it tries for the locks, and gives those that others have.
select case when pg_try_advisory_xact_lock(70, number) then null else number end from unnest($1) as wanted (number)
