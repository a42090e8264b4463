-- Sources recorded by $2: those that claims of an organization ($1) stand in, come from, or were acted upon with; all when there is none.
-- Not in it is what only a death stands in, and somebody else owns.
select s.source - 'text', s.recorded_at
from facts.sources s
where s.recorded_at <= $2 and ($1 = '' or s.id in (
  select named.id
  from facts.mt_events e
  cross join lateral (values
    (e.data ->> 'source'), (e.data ->> 'origin'), (e.data #>> '{becomes,source}'), (e.data #>> '{becomes,origin}')
  ) as named (id)
  where e.stream_id = 'organization/' || $1 and e.timestamp <= $2
) and (
  not exists (select from facts.claims d where d.source = s.id and d.organization = '')
  or exists (select from facts.claims c where c.source = s.id and c.organization = $1)
  or s.source -> 'organizations' ? $1
))
order by s.id
