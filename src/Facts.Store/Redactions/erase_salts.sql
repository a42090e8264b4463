-- $1 leaf, $2 the fields whose salts go.
update facts.salts
set (fields, salts) = (
  select coalesce(array_agg(field order by n), '{}'), coalesce(array_agg(salt order by n), '{}')
  from unnest(fields, salts) with ordinality as kept (field, salt, n)
  where field <> all ($2))
where leaf = $1
