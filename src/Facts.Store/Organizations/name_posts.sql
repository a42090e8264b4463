update facts.posts
set name = named.name, seats = nullif(named.seats, 0)
from unnest($1::bigint[], $2::text[], $3::integer[]) as named (key, name, seats)
where posts.key = named.key
