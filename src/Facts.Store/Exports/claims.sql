-- Claims by $2, an organization after the other, each in the order in which they were recorded. $1 is one organization, with the deaths
-- that were copied to it, or nothing for all of them, each once; $3 is how events are called that make a claim.
select id
from (
  select distinct on (e.data ->> 'id') e.data ->> 'id' as id, e.stream_id, e.version
  from facts.mt_events e
  where e.type = any ($3) and e.timestamp <= $2
    and case when $1 = '' then e.data ? 'organization' or e.stream_id like 'person/%' else e.stream_id = 'organization/' || $1 end
  order by e.data ->> 'id', e.stream_id, e.version
) as claims
order by stream_id, version
