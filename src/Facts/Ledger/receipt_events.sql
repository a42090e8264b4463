-- What was known by $2 of the claims $1: their events, and which people are one in their organization; and the events $4, which name things,
-- with those of the streams $5 that name them anew.
select e.id
from (
  select event from facts.claims where id = any ($1)
  union all
  select event from facts.acts where claim = any ($1)
) as a
join facts.mt_events e on e.id = a.event
where e.timestamp <= $2
union
select e.id
from facts.mt_events e
where e.stream_id = $3 and e.type in ('people-identified', 'people-distinguished') and e.timestamp <= $2
union
select e.id from facts.mt_events e where e.id = any ($4)
union
select e.id from facts.mt_events e where e.stream_id = any ($5) and e.type in ('organization-named', 'person-named')
