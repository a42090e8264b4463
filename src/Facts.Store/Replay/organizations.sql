-- Organizations ($1, or all when null) with the number of their events, wherever anything is kept of them: a row that no event accounts for
-- is found too.
select id, sum(events)::bigint
from (
  select substr(stream_id, length('organization/') + 1) as id, count(*) as events
  from facts.mt_events
  where case when $1::text is null then stream_id like 'organization/%' else stream_id = 'organization/' || $1 end
  group by stream_id
  union all
  -- Deaths stand in people's own streams.
  select '', count(*)
  from facts.mt_events
  where $1::text is null and type = 'death-claimed' and stream_id like 'person/%'
  having count(*) > 0
  union all
  select id, 0 from facts.organizations where $1 is null or id = $1
  union all
  select distinct organization, 0 from facts.posts where $1 is null or organization = $1
  union all
  select distinct organization, 0 from facts.claims where $1 is null or organization = $1
  union all
  select distinct organization, 0 from facts.identities where organization <> '' and ($1 is null or organization = $1)
  union all
  select distinct organization, 0 from facts.identity_decisions where organization <> '' and ($1 is null or organization = $1)
) as kept
group by id
order by id
