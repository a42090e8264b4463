-- $1: claims. See ClaimRows.Read. "offset 0": see unit_tenures.sql.
select c.claim::text, e.type, e.data::text, e.timestamp
from unnest($1) as asked (id)
cross join lateral (select event, claim from facts.claims where id = asked.id offset 0) as c
left join lateral (
  select type, data, timestamp from facts.mt_events where id = c.event and c.claim is null offset 0
) as e on true
