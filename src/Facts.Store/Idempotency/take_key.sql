-- Held until the transaction ends, however it ends; a process that is killed leaves no key taken. Two keys with one hash take turns.
select pg_try_advisory_xact_lock(hashtextextended($1 || E'\n' || $2, 73))
