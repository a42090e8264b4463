-- $1 the source, $2 organizations that own it too.
update facts.sources
set source = jsonb_set(source, '{organizations}', (
  select jsonb_agg(id order by id collate "C")
  from (select jsonb_array_elements_text(source -> 'organizations') as id union select unnest($2::text[])) as owner
))
where id = $1
