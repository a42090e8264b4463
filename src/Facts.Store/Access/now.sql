-- What the database takes now to be, and the latest recorded time of a stream ($1).
select clock_timestamp(), (select max(timestamp) from facts.mt_events where stream_id = $1)
