select id, name, aliases, home, kind from facts.people where id = any ($1)
