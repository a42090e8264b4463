-- The first leaf that nobody was told of, and how many there are. Whoever has the row works on; others need not wait.
select value::bigint, coalesce((select max(index) + 1 from facts.leaves), 0)
from facts.settings where name = 'webhooks'
for update of settings skip locked
