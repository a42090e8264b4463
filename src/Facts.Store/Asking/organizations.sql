-- Organizations by name; the first of them.
select id, coalesce(name, id) from facts.organizations order by coalesce(name, id), id limit 500
