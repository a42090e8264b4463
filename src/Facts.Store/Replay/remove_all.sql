delete from facts.tenures where post = any ($1)
