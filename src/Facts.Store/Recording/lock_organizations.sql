-- 70 stands for this use; see OrganizationLocks.
select pg_advisory_xact_lock(70, number) from unnest($1) as taken (number)
