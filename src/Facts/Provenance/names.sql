-- Names of people and organizations: some ids ($1), and the publishers of some sources ($2). People come last, as claims are about them.
with named (id) as (
  select unnest($1::text[])
  union
  select source ->> 'publisher' from facts.sources where id = any ($2)
)
select o.id, o.name from named join facts.organizations o on o.id = named.id where o.name is not null
union all
select p.id, p.name from named join facts.people p on p.id = named.id
