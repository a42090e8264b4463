-- Later snapshots of sources: sources ($1), each beside the number of one of its snapshots ($2).
select e.data::text, e.timestamp, e.type
from unnest($1::text[], $2::int[]) as asked (source, revision)
join facts.source_revisions v using (source, revision)
join facts.mt_events e on e.id = v.event
