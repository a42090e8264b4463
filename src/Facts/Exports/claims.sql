-- Claims by $2, an organization after the other, each in the order in which they were recorded. $1 is one organization, or nothing for
-- all of them; $3 is how events are called that make a claim.
select e.data ->> 'id'
from facts.mt_events e
where e.type = any ($3) and e.timestamp <= $2 and ($1 = '' or e.stream_id = 'organization/' || $1)
order by e.stream_id, e.version
