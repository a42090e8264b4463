insert into facts.tenures (post, person, valid, certain, known, detail)
select
  post, person, tstzrange(valid_from, valid_to), tstzrange(certain_from, certain_to),
  tstzrange(known_from, nullif(known_to, 'infinity')), detail::json
from unnest(
  ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[]
) as added (post, person, valid_from, valid_to, certain_from, certain_to, known_from, known_to, detail)
