-- Who recorded claims of an organization ($1; of all of them when nothing) or acted upon them, by $2; $3 is how such events are called.
select e.user_name as actor
from facts.mt_events e
where e.type = any ($3) and e.timestamp <= $2 and e.user_name is not null and ($1 = '' or e.stream_id = 'organization/' || $1)
union
select e.user_name
from facts.mt_events e
join facts.acts a on a.event = e.id
join facts.claims c on c.id = a.claim
where e.stream_id = 'ledger/redactions' and e.timestamp <= $2 and e.user_name is not null and ($1 = '' or c.organization = $1)
order by actor
