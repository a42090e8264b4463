-- One maker of keys at a time; 74 stands for this use.
select pg_advisory_xact_lock(74)
