delete from facts.set_asides where post = any ($1)
