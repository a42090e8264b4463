-- A row that would have been known for no time at all was never known.
with over as (
  select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::timestamptz[]) as over (post, person, id, at)
), gone as (
  delete from facts.tenures t
  using over
  where t.post = over.post and t.person = over.person and t.id = over.id and upper_inf(t.known) and lower(t.known) >= over.at
)
update facts.tenures t
set known = tstzrange(lower(t.known), over.at)
from over
where t.post = over.post and t.person = over.person and t.id = over.id and upper_inf(t.known) and lower(t.known) < over.at
