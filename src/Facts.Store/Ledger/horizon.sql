-- The latest committed event; the oldest transaction that still runs; the first that has not begun.
select (select coalesce(max(seq_id), 0) from facts.mt_events), pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint
from pg_current_snapshot() s
