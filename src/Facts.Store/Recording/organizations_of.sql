-- $1: claims; $2: people. What stands in people's own streams is of no organization.
select organization from facts.claims where id = any ($1) and organization <> ''
union
select organization from facts.claims where person = any ($2) and organization <> ''
union
select c.organization from facts.former_wordings f join facts.claims c on c.id = f.claim where f.person = any ($2)
union
select organization from facts.identities where organization <> '' and (person = any ($2) or same_as = any ($2))
