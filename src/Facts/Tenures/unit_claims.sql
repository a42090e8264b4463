-- $1: posts whose every claim is needed; $2, $3: a post and a person in it. See ClaimRows.Read.
with needed as (
  select id from facts.claims where post = any ($1)
  union
  select c.id
  from unnest($2, $3) as unit (post, person)
  join facts.claims c on c.post = unit.post and c.person = unit.person
  union
  select f.claim
  from facts.former_wordings f
  where f.post = any ($1) or (f.post, f.person) in (select post, person from unnest($2, $3) as unit (post, person))
)
select c.claim::text, e.type, e.data::text, e.timestamp
from needed
join facts.claims c using (id)
left join facts.mt_events e on e.id = c.event and c.claim is null
