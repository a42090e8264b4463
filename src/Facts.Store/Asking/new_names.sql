-- Whether nothing names an organization ($1), a post of it ($2) and a person ($3) so far; '' is not asked about.
select
  $1 <> '' and not exists (select from facts.organizations where id = $1),
  $2 <> '' and not exists (select from facts.posts where organization = $1 and id = $2),
  $3 <> '' and not exists (select from facts.people where id = $3) and not exists (select from facts.claims where person = $3)
    and not exists (select from facts.former_wordings where person = $3)
