select id, name, home, kind from facts.people where id = any ($1)
