-- Which organizations may have other answers after some leaves, from $1 to before $2, since which recorded time, and the last leaf of
-- each; of one organization ($3), or of all when nothing. Decisions about who is one person change answers wherever the person is named.
with events as (
  select l.index, e.stream_id, e.timestamp, e.type, e.data
  from facts.leaves l
  join facts.mt_events e on e.id = l.event
  where l.index >= $1 and l.index < $2
), concerned as (
  select substr(stream_id, length('organization/') + 1) as organization, timestamp, index
  from events where starts_with(stream_id, 'organization/')
  union all
  select c.organization, e.timestamp, e.index
  from events e
  join facts.claims c on c.person in (e.data ->> 'person', coalesce(e.data ->> 'sameAs', e.data ->> 'notSameAs'))
  where e.type in ('people-identified', 'people-distinguished')
)
select organization, timestamp, max(index)
from concerned
where organization <> '' and ($3 = '' or organization = $3)
group by organization, timestamp
order by max(index), organization
