select organization, id, name, seats
from facts.posts
where organization = any ($1) and (name is not null or seats is not null)
