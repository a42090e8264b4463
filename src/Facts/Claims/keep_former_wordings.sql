insert into facts.former_wordings (post, person, claim)
select post, person, claim
from unnest($1::bigint[], $2::text[], $3::text[]) as former (post, person, claim)
on conflict do nothing
