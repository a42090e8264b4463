-- All posts of organizations ($1); columns as of posts_by_id.sql.
select organization, id, key, name, seats from facts.posts where organization = any ($1)
