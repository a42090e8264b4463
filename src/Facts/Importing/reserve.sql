-- The versions of streams ($1) as they are, and as many event numbers as $2 says. "offset 0": see organizations_by_id.sql.
select s.id, s.version
from unnest($1) as asked (id)
cross join lateral (select id, version from facts.mt_streams where id = asked.id offset 0) as s
union all
select null, nextval('facts.mt_events_sequence') from generate_series(1, $2)
