select note from facts.checkpoints order by size, id
