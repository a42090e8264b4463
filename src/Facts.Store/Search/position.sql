-- How far it is: the first leaf that is not in it yet. Whoever has the row works on; others need not wait.
select value::bigint from facts.settings where name = 'search' for update skip locked
