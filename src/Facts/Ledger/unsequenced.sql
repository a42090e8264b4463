-- Committed events without a leaf, in the store's order. $1: after which sequence; $2: how many.
-- Looked up event by event, along two indexes: as an anti-join it is planned by guesses about a table that grows all the time, and was
-- seen to hash all leaves for each batch.
select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.headers ->> 'appendedAt', e.user_name, e.data::text
from facts.mt_events e
where e.seq_id > $1
  and (select l.index from facts.leaves l where l.sequence = e.seq_id) is null
  and (select l.index from facts.leaves l where l.event = e.id) is null
order by e.seq_id
limit $2
