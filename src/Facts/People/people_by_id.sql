select id, name, aliases from facts.people where id = any ($1)
