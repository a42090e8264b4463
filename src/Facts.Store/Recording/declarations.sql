select id, type, data::text from facts.mt_events where id = any ($1)
