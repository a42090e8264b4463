update facts.posts set name = null, seats = null where key = any ($1)
