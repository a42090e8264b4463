select id from facts.mt_events where id = any ($1)
