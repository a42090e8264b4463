-- Full tiles: levels ($1), each beside an index ($2). What is not there is not full.
select t.level, t.index, t.hashes
from unnest($1::int[], $2::bigint[]) as asked (level, index)
join facts.tiles t using (level, index)
