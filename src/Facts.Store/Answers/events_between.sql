-- Events of a stream ($1) after one recorded time ($2) and by another ($3), at most $4. A stream's recorded times never fall as its versions
-- rise, so where they begin and end is found by halving: some twenty probes in a million.
with recursive halved (at, by, after) as (
  select asked.at, 0::bigint, s.version + 1
  from facts.mt_streams s
  cross join (select $2::timestamptz as at union select $3::timestamptz) as asked
  where s.id = $1
  union all
  select h.at, case when e.timestamp <= h.at then e.version else h.by end, case when e.timestamp <= h.at then h.after else e.version end
  from halved h
  join facts.mt_events e on e.stream_id = $1 and e.version = (h.by + h.after) / 2
  where h.after - h.by > 1
)
select type, data::text
from facts.mt_events
where stream_id = $1
  and version > (select max(by) from halved where at = $2)
  and version <= (select max(by) from halved where at = $3)
order by version
limit $4
