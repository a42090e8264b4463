-- All that was recorded of the deaths of some people ($1), in its order: claims, denials of them, acts upon either.
select e.stream_id, e.id, e.type, e.data::text, e.timestamp
from (
  select c.event from facts.claims c where c.organization = '' and c.post is null and c.person = any ($1)
  union
  select a.event
  from facts.claims c
  join facts.acts a on a.claim = c.id
  where c.organization = '' and c.post is null and c.person = any ($1)
) as recorded
join facts.mt_events e on e.id = recorded.event
where e.type <> 'redacted'
order by e.seq_id
