-- Claims and fields of which something was redacted.
select distinct coalesce(e.data ->> 'claim', e.data ->> 'id'), regexp_replace(field, '^.*/', '')
from facts.mt_events r
cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
join facts.mt_events e on e.id = (r.data ->> 'event')::uuid
where r.type = 'redacted' and (e.data ? 'claim' or e.type like '%-claimed')
order by 1, 2
