-- Committed events after sequence $1, up to $2, that have no leaf, in the store's order. Looked up event by event, along two indexes.
select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.headers ->> 'appendedAt', e.user_name, e.data::text
from facts.mt_events e
where e.seq_id > $1 and e.seq_id <= $2
  and (select l.index from facts.leaves l where l.sequence = e.seq_id) is null
  and (select l.index from facts.leaves l where l.event = e.id) is null
order by e.seq_id
