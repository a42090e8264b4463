-- $1: claims by id, and those that they deny or denied; $2, $3: claims about a person, in any wording.
with named as (
  select id, claim from facts.claims where id = any ($1)
)
select claim::text from named
union
select claim::text
from facts.claims
where id in (
  select claim -> 'body' ->> 'denies' from named
  union all
  select wording ->> 'denies' from named, jsonb_array_elements(claim -> 'superseded') as wording
)
union
select c.claim::text
from unnest($2, $3) as about (organization, person)
join facts.claims c on c.person = about.person and c.organization = about.organization
union
select c.claim::text
from unnest($2, $3) as about (organization, person)
join facts.former_wordings f on f.person = about.person
join facts.claims c on c.id = f.claim and c.organization = about.organization
