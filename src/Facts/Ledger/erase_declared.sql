-- What is kept of declared things: $1 the event's type, $2 its data, $3 the field. Names give way to a mark, the rest to nothing.
with
  source as (
    update facts.sources set source = $2::jsonb where $1 = 'source-recorded' and id = $2::jsonb ->> 'id'),
  person as (
    update facts.people
    set name = $2::jsonb ->> 'name', aliases = case $3 when 'aliases' then '{}' else aliases end
    where $1 = 'person-declared' and id = $2::jsonb ->> 'id'),
  organization as (
    update facts.organizations
    set name = $2::jsonb ->> 'name', aliases = case $3 when 'aliases' then '{}' else aliases end
    where $1 = 'organization-declared' and id = $2::jsonb ->> 'id')
update facts.posts
set name = $2::jsonb ->> 'name'
where $1 = 'post-declared' and organization = $2::jsonb ->> 'organization' and id = $2::jsonb ->> 'id'
