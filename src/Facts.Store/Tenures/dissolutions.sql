-- Claims that organizations were dissolved which hold posts of others, by these very ids ($1). See ClaimRows.Read. "offset 0" keeps the
-- probes probes.
select c.claim::text, null::text, null::text, null::timestamptz
from unnest($1) as asked (id)
cross join lateral (select id, kind from facts.people where id = asked.id offset 0) as holder
cross join lateral (
  select claim from facts.claims
  where organization = holder.id and post is null and claim -> 'body' ->> 'kind' = 'dissolution'
  offset 0
) as c
where holder.kind = 'organization'
