select data ->> 'id' as id, data ->> 'name' as name, array(select jsonb_array_elements_text(coalesce(data -> 'aliases', '[]'))) as aliases,
  mt_events.timestamp as recorded_at
from facts.mt_events
where type = 'person-declared'
