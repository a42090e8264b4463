select data ->> 'id' as id, data as source, mt_events.timestamp as recorded_at from facts.mt_events where type = 'source-recorded'
