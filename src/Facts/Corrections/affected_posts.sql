-- Posts that a claim speaks of, in any wording, and those of a claim that it denies or denied.
with acted as (
  select id, post, claim from facts.claims where id = $1
), denied as (
  select claim -> 'body' ->> 'denies' as id from acted
  union
  select wording ->> 'denies' from acted, jsonb_array_elements(claim -> 'superseded') as wording
), concerned as (
  select id from acted
  union
  select id from denied where id is not null
)
select c.post from concerned join facts.claims c using (id) where c.post is not null
union
select f.post from concerned join facts.former_wordings f on f.claim = concerned.id
