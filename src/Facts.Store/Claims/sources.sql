-- Sources by id ($1), recorded by $2; with their text or without ($3). A death is told in organizations that do not own what it stands in:
-- whoever is limited to some ($4, null for all) gets such a source only if one of them owns it.
select case when $3 then s.source else s.source - 'text' end::text, s.recorded_at
from facts.sources s
where s.id = any ($1) and s.recorded_at <= $2
  and (
    $4::text[] is null
    or not exists (select from facts.claims d where d.source = s.id and d.organization = '')
    or exists (select from facts.claims c where c.source = s.id and c.organization = any ($4))
    or s.source -> 'organizations' ?| $4
  )
