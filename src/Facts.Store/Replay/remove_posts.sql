delete from facts.posts where key = any ($1)
