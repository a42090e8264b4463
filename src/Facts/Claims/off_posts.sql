select id from facts.claims where organization = $1 and post is null
