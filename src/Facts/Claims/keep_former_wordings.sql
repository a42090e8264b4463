insert into facts.former_wordings (post, person, claim)
select post, person, claim
from unnest(?::bigint[], ?::text[], ?::text[]) as former (post, person, claim)
on conflict do nothing
