-- Sources that claims about some organizations ($1) cite, with when they were published.
select s.id, s.source ->> 'publishedAt'
from facts.sources s
where s.id in (select source from facts.claims where organization = any ($1)) and s.source ? 'publishedAt'
