-- In the order of checkpoints.sql.
select size from facts.checkpoints order by size, id
