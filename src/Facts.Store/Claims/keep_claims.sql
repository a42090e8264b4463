update facts.claims c
set source = changed.source, post = nullif(changed.post, 0), person = changed.person, claim = changed.claim::jsonb
from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[]) as changed (id, source, post, person, claim)
where c.id = changed.id
