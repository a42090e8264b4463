-- As for people.
{erased}, named as (
  select coalesce(s.data ->> 'organization', s.data ->> 'id') as id, s.type, s.version, s.timestamp, s.data, s.data ->> 'name' as name
  from (
    select e.type, e.version, e.timestamp,
      e.data - coalesce(x.fields, '{}') || case when 'name' = any (x.fields) then '{"name":"[redacted]"}'::jsonb else '{}' end as data
    from facts.mt_events e
    left join erased x on x.event = e.id
    where e.type in ('organization-declared', 'organization-named')
      and ($1::text is null or e.stream_id = 'organization/' || $1)
  ) as s
), changed as (
  -- The same name again replaces none.
  select id, version, name
  from (select id, version, name, lag(name) over (partition by id order by version) as before from named) as one
  where name is distinct from before
), called as (
  select id, array_agg(name order by version) as names from changed group by id
), spelled as (
  select distinct on (id) id, data -> 'aliases' as aliases from named where data ? 'aliases' order by id, version desc
)
select o.id, c.names[cardinality(c.names)] as name, array(select jsonb_array_elements_text(a.aliases)) as aliases, o.recorded_at,
  nullif(c.names[:cardinality(c.names) - 1], '{}') as former
from (
  select substr(e.stream_id, length('organization/') + 1) as id, max(e.timestamp) as recorded_at
  from facts.mt_events e
  where e.stream_id like 'organization/%' and ($1::text is null or e.stream_id = 'organization/' || $1)
  group by e.stream_id
) as o
left join called c on c.id = o.id
left join spelled a on a.id = o.id
