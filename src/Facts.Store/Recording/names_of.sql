select id, name, home from facts.people where id = any ($1)
