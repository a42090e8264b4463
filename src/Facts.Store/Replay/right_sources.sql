-- As for people. Whoever came to own a source later stands beside those for whom it was recorded.
{erased}, named as (
  select coalesce(s.data ->> 'source', s.data ->> 'id') as id, s.type, s.version, s.timestamp, s.data, s.data ->> 'title' as name
  from (
    select e.type, e.version, e.timestamp,
      e.data - coalesce(x.fields, '{}') || case when 'title' = any (x.fields) then '{"title":"[redacted]"}'::jsonb else '{}' end as data
    from facts.mt_events e
    left join erased x on x.event = e.id
    where e.type in ('source-recorded', 'source-named')
  ) as s
), changed as (
  -- The same name again replaces none.
  select id, version, name
  from (select id, version, name, lag(name) over (partition by id order by version) as before from named) as one
  where name is distinct from before
), called as (
  select id, array_agg(name order by version) as names from changed group by id
), shared as (
  select e.data ->> 'source' as id, array_agg(owner) as owners
  from facts.mt_events e
  cross join lateral jsonb_array_elements_text(e.data -> 'organizations') as owner
  where e.type = 'source-shared'
  group by 1
)
select d.id,
  d.data || jsonb_build_object('title', c.names[cardinality(c.names)])
    || case when s.owners is null then '{}' else jsonb_build_object('organizations', (
      select jsonb_agg(owner order by owner collate "C")
      from (select jsonb_array_elements_text(d.data -> 'organizations') as owner union select unnest(s.owners)) as owners
    )) end as source,
  d.timestamp as recorded_at, nullif(c.names[:cardinality(c.names) - 1], '{}') as former
from named d
join called c on c.id = d.id
left join shared s on s.id = d.id
where d.type = 'source-recorded'
