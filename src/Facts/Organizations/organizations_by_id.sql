select id, name, aliases, recorded_at from facts.organizations where id = any ($1)
