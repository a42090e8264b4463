-- $1 streams, $2 the version up to which each is known already.
select e.stream_id, e.version, e.id, e.type, e.data::text, e.timestamp
from unnest($1, $2) as known (stream, version)
join facts.mt_events e on e.stream_id = known.stream and e.version > known.version
order by e.stream_id, e.version
