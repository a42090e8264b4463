-- In people's own streams; an organization's are folded with its claims.
select '' as organization, row_number() over (order by seq_id) as number, data ->> 'person' as person,
  coalesce(data ->> 'sameAs', data ->> 'notSameAs') as other, type = 'people-identified' as same, mt_events.timestamp as recorded_at
from facts.mt_events
where type in ('people-identified', 'people-distinguished') and stream_id not like 'organization/%'
