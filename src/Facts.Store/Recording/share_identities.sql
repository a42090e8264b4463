-- Whoever records claims must see every identity that is decided; they do not wait for each other. 71 stands for this use.
select pg_advisory_xact_lock_shared(71)
