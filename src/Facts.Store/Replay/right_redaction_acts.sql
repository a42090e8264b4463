-- Redactions in the history of the claim that was redacted.
select coalesce(e.data ->> 'claim', e.data ->> 'id') as claim, r.id as event
from facts.mt_events r
join facts.mt_events e on e.id = (r.data ->> 'event')::uuid
where r.type = 'redacted' and (e.data ? 'claim' or e.type like '%-claimed')
