-- $1 stream, $2 what is known by.
select type, data::text, timestamp
from facts.mt_events
where stream_id = $1 and timestamp <= $2
order by version
