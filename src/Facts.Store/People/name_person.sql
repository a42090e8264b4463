-- $1 the person, $2 the name, $3 other spellings; null for those that there are. $4 whether it is the name in every organization. $5 what
-- they are; null for what they were.
update facts.people
set name = $2, aliases = coalesce($3::text[], aliases), home = case when $4 then null else home end,
  former = case when name = $2 then former else array_append(former, name) end, kind = coalesce($5::text, kind)
where id = $1
