-- What the stream of an organization ($1) has by $3 of the deaths and the dissolutions of others that some claims ($2) are about, or deny:
-- copies of what these have in their own streams, at the recorded times of the organization. Columns as of Claims/histories.sql.
with ends as (
  select c.id, c.claim -> 'body' ->> 'denies' as denies
  from facts.claims c
  where c.organization = '' and c.post is null
    and c.person in (select person from facts.claims where id = any ($2) and organization = '')
  union
  select c.id, c.claim -> 'body' ->> 'denies'
  from facts.claims c
  where c.organization <> '' and c.post is null and c.claim -> 'body' ->> 'kind' in ('dissolution', 'denial')
    and c.organization in (select organization from facts.claims where id = any ($2))
), copies as (
  select e.*, coalesce(e.data ->> 'claim', e.data ->> 'id') as upon
  from facts.mt_events e
  where e.stream_id = $1 and e.timestamp <= $3 and (e.type like '%-claimed' or e.type like 'claim-%')
)
select h.claim, e.id, e.type, e.data::text, e.timestamp, e.headers::text, e.user_name, e.stream_id, e.version
from copies e
join ends d on d.id = e.upon
cross join lateral (select d.id as claim union select d.denies where d.denies is not null) as h
order by h.claim, e.version
