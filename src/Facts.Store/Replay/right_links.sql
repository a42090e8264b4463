-- What stands of the decisions in people's own streams: the last about each pair.
select '' as organization, person, same_as
from (
  select distinct on (data ->> 'person', coalesce(data ->> 'sameAs', data ->> 'notSameAs'))
    data ->> 'person' as person, coalesce(data ->> 'sameAs', data ->> 'notSameAs') as same_as, type
  from facts.mt_events
  where type in ('people-identified', 'people-distinguished') and stream_id not like 'organization/%'
  order by data ->> 'person', coalesce(data ->> 'sameAs', data ->> 'notSameAs'), seq_id desc
) as latest
where type = 'people-identified'
