select organization, id, name, seats from facts.posts where organization = any ($1)
