select stream_id as id, max(version) as version from facts.mt_events group by stream_id
