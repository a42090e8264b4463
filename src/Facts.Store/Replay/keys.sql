select id, key from facts.posts where organization = $1
