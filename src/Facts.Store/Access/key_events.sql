select type, timestamp, data::text from facts.mt_events where stream_id = $1 order by version
