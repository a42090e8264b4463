-- $1: sources; $2: claims whose source is meant. Beside them the title that they were declared with, if it was replaced since.
select source::text, former[1]
from facts.sources
where id = any ($1) or id in (select source from facts.claims where id = any ($2))
