select p.organization, p.id, p.name, p.seats
from unnest($1, $2) as named (organization, id)
join facts.posts p on p.organization = named.organization and p.id = named.id
where p.name is not null
