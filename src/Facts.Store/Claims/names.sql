-- Names of people and organizations: ids of people ($1), words that may be ids ($2), and the publishers of some sources ($3), in what is
-- said of an organization ($4; of several when nothing). People come last, as claims are about them. Who is limited to some organizations
-- declares people too; such a name does not stand in what others have.
with named (id, is_person) as (
  select unnest($1::text[]), true
  union all
  select unnest($2::text[]), false
  union all
  select source ->> 'publisher', false from facts.sources where id = any ($3)
)
select o.id, o.name from named join facts.organizations o on o.id = named.id where o.name is not null
union all
select p.id, p.name from named join facts.people p on p.id = named.id and (
  p.home is null or $4::text = any (p.home) or named.is_person and $4::text = ''
)
