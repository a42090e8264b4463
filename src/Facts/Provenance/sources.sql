-- Sources by id ($1), recorded by $2; with their text or without ($3).
select case when $3 then source else source - 'text' end::text, recorded_at
from facts.sources
where id = any ($1) and recorded_at <= $2
