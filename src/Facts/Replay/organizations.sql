-- Streams of organizations: the one named $1, or, if $2, all whose names begin so.
select id, version
from facts.mt_streams
where case when $2 then starts_with(id, $1) else id = $1 end
order by id
