-- Leaves from $1 to before $2.
select leaf from facts.leaves where index >= $1 and index < $2 order by index
