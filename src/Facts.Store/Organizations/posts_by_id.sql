-- Posts as they are kept; those that were only named have no name of their own.
select p.organization, p.id, p.key, p.name, p.seats
from unnest($1, $2) as named (organization, id)
join facts.posts p on p.organization = named.organization and p.id = named.id
