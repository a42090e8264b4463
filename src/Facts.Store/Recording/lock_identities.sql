-- Whoever decides an identity must see every organization that names the person, so nobody records claims meanwhile. 71 stands for this use.
select pg_advisory_xact_lock(71)
