insert into facts.posts (organization, id)
select distinct organization, id
from unnest($1, $2) as named (organization, id)
where not exists (select from facts.posts p where p.organization = named.organization and p.id = named.id)
on conflict (organization, id) do nothing
