-- $1: a source. Its later snapshots, oldest first.
select e.data::text, e.timestamp, e.id, e.type
from facts.source_revisions v
join facts.mt_events e on e.id = v.event
where v.source = $1
order by v.revision
