-- What the events of a claim ($1) say, and which of their fields were redacted.
select e.data::text, array(
  select field
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and (r.data ->> 'event')::uuid = e.id)
from facts.mt_events e
where e.id in (select c.event from facts.claims c where c.id = $1 union all select a.event from facts.acts a where a.claim = $1)
  and coalesce(e.data ->> 'claim', e.data ->> 'id') = $1
