-- Claims of a source ($1), about some organizations ($2; null for any).
select c.id, s.source ->> 'publishedAt'
from facts.claims c
left join facts.sources s on s.id = c.source
where c.source = $1 and ($2::text[] is null or c.organization = any ($2))
