-- The versions of streams ($1) as they are, and as many event numbers as $2 says.
select id, version from facts.mt_streams where id = any ($1)
union all
select null, nextval('facts.mt_events_sequence') from generate_series(1, $2)
