-- How far the next $2 events after sequence $1 reach; null when there is none.
select max(seq_id) from (select seq_id from facts.mt_events where seq_id > $1 order by seq_id limit $2) as events
