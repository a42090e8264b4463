-- Some sources ($1) as far as they were recorded by $2, without their text.
select s.source - 'text', s.recorded_at
from facts.sources s
where s.id = any ($1) and s.recorded_at <= $2
order by s.id
