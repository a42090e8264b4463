select c.id, s.source ->> 'publishedAt'
from facts.claims c
left join facts.sources s on s.id = c.source
where c.source = $1
