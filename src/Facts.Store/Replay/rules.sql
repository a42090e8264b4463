-- Of some organizations ($1); of those that are not there, the store's.
select named.id, case when o.id is null then (select value from facts.settings where name = 'rule') else o.rule end
from unnest($1) as named (id)
left join facts.organizations o on o.id = named.id
