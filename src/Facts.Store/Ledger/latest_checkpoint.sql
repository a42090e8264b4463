select note from facts.checkpoints order by size desc, id desc limit 1
