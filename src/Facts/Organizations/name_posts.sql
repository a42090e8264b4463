update facts.posts
set name = named.name, seats = nullif(named.seats, 0)
from unnest(?::bigint[], ?::text[], ?::integer[]) as named (key, name, seats)
where posts.key = named.key
