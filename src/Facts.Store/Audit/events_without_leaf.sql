select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.headers ->> 'appendedAt', e.user_name, e.data::text
from facts.mt_events e
where not exists (select from facts.leaves l where l.event = e.id)
order by e.stream_id, e.version
