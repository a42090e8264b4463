-- Events of which something was redacted: what they say, what was redacted, their leaf, and which of its salts are there.
with erased as (
  select (r.data ->> 'event')::uuid as event, array_agg(distinct field) as fields
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
  group by 1
)
select e.id, e.data::text, x.fields, l.index, coalesce(s.fields, '{}')
from erased x
join facts.mt_events e on e.id = x.event
join facts.leaves l on l.event = e.id
left join facts.salts s on s.leaf = l.index
order by l.index
