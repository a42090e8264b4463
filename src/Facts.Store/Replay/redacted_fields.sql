-- Redacted fields by event.
select (r.data ->> 'event')::uuid, array_agg(distinct field)
from facts.mt_events r
cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
group by 1
