-- Where leaves from $1 to before $2 end when changes that go on behind them (what one stream got at one recorded time) are taken whole;
-- at most $3 leaves further.
select greatest($2::bigint, max(l.index) + 1)
from facts.leaves l
join facts.mt_events e on e.id = l.event
where l.index >= $2::bigint and l.index < $2::bigint + $3::int
  and (e.stream_id, e.timestamp) in (
    select o.stream_id, o.timestamp
    from facts.leaves w
    join facts.mt_events o on o.id = w.event
    where w.index >= $1::bigint and w.index < $2::bigint)
