-- $1: posts whose every claim is needed; $2, $3: a post and a person in it. See ClaimRows.ReadPublished. "offset 0": see unit_tenures.sql.
-- "between" is "=" here, said so that claims_by_person serves badly: where people have some twenty claims, PostgreSQL would take it, and
-- read all that is claimed of them anywhere (89 pages for four people, instead of 8).
with needed as (
  select c.id
  from unnest($1) as whole (post)
  cross join lateral (select id from facts.claims where post = whole.post offset 0) as c
  union
  select c.id
  from unnest($2, $3) as unit (post, person)
  cross join lateral (
    select id from facts.claims where post = unit.post and person between unit.person and unit.person offset 0
  ) as c
  union
  select f.claim
  from unnest($1) as whole (post)
  cross join lateral (select claim from facts.former_wordings where post = whole.post offset 0) as f
  union
  select f.claim
  from unnest($2, $3) as unit (post, person)
  cross join lateral (select claim from facts.former_wordings where post = unit.post and person = unit.person offset 0) as f
)
select c.claim::text, e.type, e.data::text, e.timestamp,
  -- Of claims that somebody is still in office. A source has its text beside it, which takes time to read.
  case when coalesce(c.claim -> 'body', e.data) ->> 'to' = '..' then (select s.source ->> 'publishedAt' from facts.sources s where s.id = c.source) end
from needed
cross join lateral (select event, claim, source from facts.claims where id = needed.id offset 0) as c
left join lateral (
  select type, data, timestamp from facts.mt_events where id = c.event and c.claim is null offset 0
) as e on true
