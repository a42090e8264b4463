-- Rows of Marten's tables that say something which no build of Facts writes: which row, and in which columns.
select 'event ' || id, what
from facts.mt_events
cross join lateral concat_ws(', ',
  case when jsonb_typeof(headers) <> 'object' then 'headers' when headers - 'appendedAt' <> '{}' then 'headers' end,
  case when bdata is not null then 'bdata' end,
  case when tenant_id is distinct from '*DEFAULT*' then 'tenant_id' end,
  case when is_archived is distinct from false then 'is_archived' end) as what
where what <> ''
union all
select 'stream ' || id, what
from facts.mt_streams
cross join lateral concat_ws(', ',
  case when type is not null then 'type' end,
  case when compacted_version <> 0 then 'compacted_version' end,
  case when tenant_id is distinct from '*DEFAULT*' then 'tenant_id' end,
  case when is_archived is distinct from false then 'is_archived' end) as what
where what <> ''
