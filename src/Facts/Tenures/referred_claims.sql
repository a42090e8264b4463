-- $1: claims by id, and those that they deny or denied; $2, $3: claims about a person, in any wording. See ClaimRows.Read.
with named as (
  select id, claim from facts.claims where id = any ($1)
), needed as (
  select id from named
  union
  select claim -> 'body' ->> 'denies' from named
  union
  select wording ->> 'denies' from named, jsonb_array_elements(claim -> 'superseded') as wording
  union
  select c.id
  from unnest($2, $3) as about (organization, person)
  join facts.claims c on c.person = about.person and c.organization = about.organization
  union
  select f.claim
  from unnest($2, $3) as about (organization, person)
  join facts.former_wordings f on f.person = about.person
  join facts.claims c on c.id = f.claim and c.organization = about.organization
)
select c.claim::text, e.type, e.data::text, e.timestamp
from needed
join facts.claims c using (id)
left join facts.mt_events e on e.id = c.event and c.claim is null
