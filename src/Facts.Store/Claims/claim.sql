select c.claim::text, e.type, e.data::text, e.timestamp
from facts.claims c
left join facts.mt_events e on e.id = c.event and c.claim is null
where c.id = $1
