-- The organizations that events ($1) belong to, a source's being those of the claims in it; null for what belongs to no single one.
select distinct
  case when e.stream_id like 'organization/%' then substr(e.stream_id, length('organization/') + 1) else c.organization end
from facts.mt_events e
left join facts.claims c on e.stream_id like 'source/%' and c.source = substr(e.stream_id, length('source/') + 1)
where e.id = any ($1)
