select id from facts.posts where organization = $1 order by id limit 12
