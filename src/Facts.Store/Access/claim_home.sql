-- The organization of a claim ($1). A death, or a denial of one, bears upon all that have claims about the person, by any of their ids.
with recursive everyone (id) as (
  select person from facts.claims where id = $1 and organization = ''
  union
  select case when l.person = e.id then l.same_as else l.person end
  from everyone e
  join facts.identities l on l.organization = '' and (l.person = e.id or l.same_as = e.id)
)
select organization from facts.claims where id = $1 and organization <> ''
union
select c.organization from everyone e join facts.claims c on c.person = e.id where c.organization <> ''
union
select c.organization from everyone e join facts.former_wordings f on f.person = e.id join facts.claims c on c.id = f.claim
