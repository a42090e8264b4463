select c.id, s.source ->> 'publishedAt'
from facts.claims c
left join facts.sources s on s.id = c.source
where c.organization = $1 and c.post is null
