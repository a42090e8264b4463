-- What was redacted stays so, whatever a backup brought back.
with erased as (
  select (r.data ->> 'event')::uuid as event, array_agg(distinct ltrim(field, '/')) as fields
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
  group by 1
)
select e.data ->> 'id' as id, case when 'name' = any (x.fields) then '[redacted]' else e.data ->> 'name' end as name,
  array(select jsonb_array_elements_text(e.data -> 'aliases') where not coalesce('aliases' = any (x.fields), false)) as aliases,
  e.timestamp as recorded_at
from facts.mt_events e
left join erased x on x.event = e.id
where e.type = 'person-declared'
