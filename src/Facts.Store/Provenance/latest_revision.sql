-- $1: a source. The latest of its later snapshots.
select e.data::text, e.type
from facts.source_revisions v
join facts.mt_events e on e.id = v.event
where v.source = $1
order by v.revision desc
limit 1
