-- In the order in which they were recorded, which recorded time never inverts inside a stream.
-- $1: stream; $2: recorded time, inclusive; $3: after this version; $4: types; $5: at most.
select version, data ->> 'id', type, data::text, timestamp
from facts.mt_events
where stream_id = $1 and timestamp <= $2 and version > $3 and type = any ($4)
order by version
limit $5
