-- The latest recorded time of each stream.
select stream_id, max(timestamp) from facts.mt_events where stream_id = any ($1) group by stream_id
