-- $1: sources; $2: claims whose source is meant.
select source::text
from facts.sources
where id = any ($1) or id in (select source from facts.claims where id = any ($2))
