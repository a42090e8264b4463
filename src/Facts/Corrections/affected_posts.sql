-- Posts that a claim ($1) speaks of, in any wording, and those of a claim that it denies or denied; and the post ($2) and the denied
-- claim ($3) that a correction gives it, '' for none.
with acted as (
  select id, organization, post, claim from facts.claims where id = $1
), denied as (
  select claim -> 'body' ->> 'denies' as id from acted
  union
  select wording ->> 'denies' from acted, jsonb_array_elements(claim -> 'superseded') as wording
), concerned as (
  select id from acted
  union
  select id from denied where id is not null
  union
  select $3
)
select c.post from concerned join facts.claims c using (id) where c.post is not null
union
select f.post from concerned join facts.former_wordings f on f.claim = concerned.id
union
select p.key from acted join facts.posts p on p.organization = acted.organization and p.id = $2
