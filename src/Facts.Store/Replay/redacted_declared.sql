-- People, organizations and sources of which something was redacted: table and id.
select distinct case split_part(e.stream_id, '/', 1) when 'person' then 'people' when 'organization' then 'organizations' else 'sources' end,
  substr(e.stream_id, strpos(e.stream_id, '/') + 1)
from facts.mt_events r
join facts.mt_events e on e.id = (r.data ->> 'event')::uuid
where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
  and e.type in ('person-declared', 'person-named', 'organization-declared', 'organization-named', 'source-recorded', 'source-named')
