insert into facts.claims (id, organization, source, post, person, claim)
select id, organization, source, nullif(post, 0), person, claim::jsonb
from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[]) as changed (id, organization, source, post, person, claim)
on conflict (id) do update set
  source = excluded.source, post = excluded.post, person = excluded.person, claim = excluded.claim
