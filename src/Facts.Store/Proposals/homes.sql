-- The organizations that events ($1) belong to, a source's being its owners; null for what belongs to no single one.
select distinct home.id
from facts.mt_events e
left join lateral (
  select substr(e.stream_id, length('organization/') + 1) as id where e.stream_id like 'organization/%'
  union
  select c.organization from facts.claims c where e.stream_id like 'source/%' and c.source = substr(e.stream_id, length('source/') + 1)
  union
  select jsonb_array_elements_text(s.source -> 'organizations')
  from facts.sources s where e.stream_id like 'source/%' and s.id = substr(e.stream_id, length('source/') + 1)
) as home on true
where e.id = any ($1)
