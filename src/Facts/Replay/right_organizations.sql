select substr(s.stream_id, length('organization/') + 1) as id, d.data ->> 'name' as name,
  array(select jsonb_array_elements_text(coalesce(d.data -> 'aliases', '[]'))) as aliases, s.recorded_at
from (
  select stream_id, max(timestamp) as recorded_at from facts.mt_events where stream_id like 'organization/%'
    and ($1::text is null or stream_id = 'organization/' || $1)
  group by stream_id
) as s
left join facts.mt_events d on d.stream_id = s.stream_id and d.type = 'organization-declared'
