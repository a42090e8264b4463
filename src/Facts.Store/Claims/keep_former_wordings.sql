-- $1 claims that changed; $2 to $4 every post and person that they spoke of before, and not now.
with gone as (
  delete from facts.former_wordings f
  where f.claim = any ($1) and (f.post, f.person, f.claim) not in (select * from unnest($2::bigint[], $3::text[], $4::text[]))
)
insert into facts.former_wordings (post, person, claim)
select post, person, claim
from unnest($2::bigint[], $3::text[], $4::text[]) as former (post, person, claim)
on conflict do nothing
