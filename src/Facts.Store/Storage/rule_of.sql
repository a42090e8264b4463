-- Of an organization ($1); of one that is not there, what it would get.
select case when o.id is null then (select value from facts.settings where name = 'rule') else o.rule end
from (select $1::text as id) as named
left join facts.organizations o on o.id = named.id
