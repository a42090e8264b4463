-- Some sources ($1) as far as they were recorded by $2, without their text. In what is exported of one organization ($3) a death may stand
-- in a source that it does not own, which is not in it.
select s.source - 'text', s.recorded_at
from facts.sources s
where s.id = any ($1) and s.recorded_at <= $2
  and (
    $3 = ''
    or not exists (select from facts.claims d where d.source = s.id and d.organization = '')
    or exists (select from facts.claims c where c.source = s.id and c.organization = $3)
    or s.source -> 'organizations' ? $3
  )
order by s.id
