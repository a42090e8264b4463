select l.index, l.leaf, s.fields, s.salts,
  e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.headers ->> 'appendedAt', e.user_name, e.data::text, l.sequence
from facts.leaves l
left join facts.salts s on s.leaf = l.index
left join facts.mt_events e on e.id = l.event
where l.event = $1
