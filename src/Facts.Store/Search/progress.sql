-- The first leaf that can't be found yet, and how many leaves there are.
select coalesce((select value::bigint from facts.settings where name = 'search'), 0),
  coalesce((select max(index) + 1 from facts.leaves), 0)
