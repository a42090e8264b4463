-- $1 the source, $2 its title.
update facts.sources
set source = jsonb_set(source, '{title}', to_jsonb($2::text)), former = array_append(former, source ->> 'title')
where id = $1 and source ->> 'title' <> $2
