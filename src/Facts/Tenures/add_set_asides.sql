insert into facts.set_asides (post, person, valid, known, claim, why)
select post, person, tstzrange(valid_from, valid_to), tstzrange(known_from, nullif(known_to, 'infinity')), claim, why
from unnest(
  ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[]
) as added (post, person, valid_from, valid_to, known_from, known_to, claim, why)
