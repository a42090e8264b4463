-- Redactions stand in a stream of their own, and only say in a claim's history that they were.
select c.organization, a.claim, a.event
from facts.claims c
join facts.acts a on a.claim = c.id
left join facts.mt_events e on e.id = a.event
where c.organization = any ($1) and e.type is distinct from 'redacted'
