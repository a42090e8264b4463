-- $1 claims, $2 what is known by.
select a.claim, e.id, e.type, e.data::text, e.timestamp, e.headers::text, e.user_name, e.stream_id, e.version
from facts.acts a
join facts.mt_events e on e.id = a.event
where a.claim = any ($1) and e.timestamp <= $2
order by a.claim, e.timestamp, e.seq_id
