-- Known people: declared, or named by a claim.
select id, name, kind from facts.people where id = any ($1)
union
select person, null, null from facts.claims where person = any ($1)
union
select person, null, null from facts.former_wordings where person = any ($1)
