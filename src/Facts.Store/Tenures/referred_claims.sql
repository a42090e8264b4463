-- $1: claims by id, and those that they deny or denied; $2, $3: claims about a person, in any wording. See ClaimRows.ReadPublished.
-- "offset 0": see unit_tenures.sql.
with named as (
  select c.id, c.claim
  from unnest($1) as asked (id)
  cross join lateral (select id, claim from facts.claims where id = asked.id offset 0) as c
), needed as (
  select id from named
  union
  select claim -> 'body' ->> 'denies' from named
  union
  select wording ->> 'denies' from named, jsonb_array_elements(claim -> 'superseded') as wording
  union
  select c.id
  from unnest($2, $3) as about (organization, person)
  cross join lateral (
    select id from facts.claims where person = about.person and organization = about.organization offset 0
  ) as c
  union
  select f.claim
  from unnest($2, $3) as about (organization, person)
  join facts.former_wordings f on f.person = about.person
  join facts.claims c on c.id = f.claim and c.organization = about.organization
)
select c.claim::text, e.type, e.data::text, e.timestamp,
  -- Of claims that somebody is still in office. A source has its text beside it, which takes time to read.
  case when coalesce(c.claim -> 'body', e.data) ->> 'to' = '..' then (select s.source ->> 'publishedAt' from facts.sources s where s.id = c.source) end
from needed
cross join lateral (select event, claim, source from facts.claims where id = needed.id offset 0) as c
left join lateral (
  select type, data, timestamp from facts.mt_events where id = c.event and c.claim is null offset 0
) as e on true
