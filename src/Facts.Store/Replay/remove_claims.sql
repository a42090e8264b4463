delete from facts.claims where id = any ($1)
