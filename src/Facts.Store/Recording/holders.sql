-- Those of $1 that were declared to be organizations that hold posts.
select people.id
from unnest($1) as asked (id)
cross join lateral (select id, kind from facts.people where id = asked.id offset 0) as people
where people.kind = 'organization'
