insert into facts.checkpoints (size, note) values ($1, $2)
