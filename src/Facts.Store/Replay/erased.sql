-- Which fields of which events were redacted; the beginning of right_people.sql and others.
with erased as (
  select (r.data ->> 'event')::uuid as event, array_agg(distinct ltrim(field, '/')) as fields
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
  group by 1
)
