select id, name, aliases, home from facts.people where id = any ($1)
