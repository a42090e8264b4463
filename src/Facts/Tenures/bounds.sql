-- Claims that somebody holds no post from some time on: dissolutions and abolitions, of organizations $1, and deaths, of people $2. See
-- ClaimRows.Read. "offset 0" keeps the probes probes.
select c.claim::text, null::text, null::text, null::timestamptz
from unnest($1) as asked (organization)
cross join unnest(array['dissolution', 'abolition']) as ends (kind)
cross join lateral (
  select claim from facts.claims
  where post is null
    and claim @> jsonb_build_object('body', jsonb_build_object('kind', ends.kind, 'organization', asked.organization))
  offset 0
) as c
union all
select c.claim::text, null, null, null
from unnest($2) as asked (person)
cross join lateral (
  select claim from facts.claims
  where person = asked.person and organization = '' and post is null and claim -> 'body' ->> 'kind' = 'death'
  offset 0
) as c
