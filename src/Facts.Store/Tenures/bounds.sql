-- Claims that somebody holds no post from some time on: dissolutions and abolitions, of organizations $1, and deaths, of people $2. See
-- ClaimRows.Read. No other claim than a death, or a denial of one, has a person and no post. "offset 0" keeps the probes probes.
select c.claim::text, null::text, null::text, null::timestamptz
from unnest($1) as asked (organization)
cross join lateral (
  select claim from facts.claims
  where organization = asked.organization and post is null and claim -> 'body' ->> 'kind' in ('dissolution', 'abolition')
  offset 0
) as c
union all
select c.claim::text, null, null, null
from unnest($2) as asked (person)
cross join lateral (
  select claim from facts.claims where post is null and person = asked.person and claim -> 'body' ->> 'kind' = 'death' offset 0
) as c
