-- Sorted, so that two writers can't wait for each other; 1,024 locks at most, as Postgres keeps room for a few thousand
-- (max_locks_per_transaction × max_connections) and a batch may concern more organizations than that. 70 stands for this use.
select pg_advisory_xact_lock(70, bucket)
from (select distinct hashtext(id) & 1023 as bucket from unnest($1) as organization (id) order by 1) as buckets
