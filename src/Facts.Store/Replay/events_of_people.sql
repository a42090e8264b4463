-- What people's own streams say of claims: deaths, denials of them, and acts upon either ($1: types), after a place in the store's order
-- ($2).
select e.stream_id, e.seq_id, e.id, e.type, e.data::text, e.timestamp
from facts.mt_events e
where e.stream_id like 'person/%' and e.type = any ($1) and e.seq_id > $2
order by e.seq_id
