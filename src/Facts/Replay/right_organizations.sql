-- As for people.
with erased as (
  select (r.data ->> 'event')::uuid as event, array_agg(distinct ltrim(field, '/')) as fields
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
  group by 1
)
select substr(s.stream_id, length('organization/') + 1) as id,
  case when 'name' = any (x.fields) then '[redacted]' else d.data ->> 'name' end as name,
  array(select jsonb_array_elements_text(d.data -> 'aliases') where not coalesce('aliases' = any (x.fields), false)) as aliases,
  s.recorded_at
from (
  select e.stream_id, max(e.timestamp) as recorded_at
  from facts.mt_events e
  where e.stream_id like 'organization/%' and ($1::text is null or e.stream_id = 'organization/' || $1)
  group by e.stream_id
) as s
left join facts.mt_events d on d.stream_id = s.stream_id and d.type = 'organization-declared'
left join erased x on x.event = d.id
