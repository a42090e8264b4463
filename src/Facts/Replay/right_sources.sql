-- As for people.
with erased as (
  select (r.data ->> 'event')::uuid as event, array_agg(distinct ltrim(field, '/')) as fields
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
  group by 1
)
select e.data ->> 'id' as id,
  e.data - coalesce(x.fields, '{}') || case when 'title' = any (x.fields) then '{"title":"[redacted]"}'::jsonb else '{}' end as source,
  e.timestamp as recorded_at
from facts.mt_events e
left join erased x on x.event = e.id
where e.type = 'source-recorded'
