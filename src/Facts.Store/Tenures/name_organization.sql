-- $1 the organization, $2 the name, $3 other spellings; null for those that there are.
update facts.organizations
set name = $2, aliases = coalesce($3::text[], aliases), former = case when name = $2 then former else array_append(former, name) end
where id = $1
