-- Later snapshots of some sources ($1) that were recorded by $2, without their text; oldest first.
select (e.data - 'text')::text, e.timestamp, e.type
from facts.source_revisions v
join facts.mt_events e on e.id = v.event
where v.source = any ($1) and e.timestamp <= $2
order by v.source, v.revision
