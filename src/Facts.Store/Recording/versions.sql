-- Of those claims of $1 that there are: each was recorded, and then acted upon.
select c.id, 1 + (select count(*) from facts.acts a where a.claim = c.id)
from unnest($1) as asked (id)
cross join lateral (select id from facts.claims where id = asked.id offset 0) as c
