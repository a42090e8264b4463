-- What was redacted stays so, whatever a backup brought back.
{erased}, named as (
  select coalesce(s.data ->> 'person', s.data ->> 'id') as id, s.type, s.version, s.timestamp, s.data, s.data ->> 'name' as name
  from (
    select e.type, e.version, e.timestamp,
      e.data - coalesce(x.fields, '{}') || case when 'name' = any (x.fields) then '{"name":"[redacted]"}'::jsonb else '{}' end as data
    from facts.mt_events e
    left join erased x on x.event = e.id
    where e.type in ('person-declared', 'person-named')
  ) as s
), changed as (
  -- The same name again replaces none.
  select id, version, name
  from (select id, version, name, lag(name) over (partition by id order by version) as before from named) as one
  where name is distinct from before
), called as (
  select id, array_agg(name order by version) as names from changed group by id
), adopted as (
  select distinct id from named where (data ->> 'forAll')::boolean
), organizations as (
  select distinct id from named where data ->> 'kind' = 'organization'
), spelled as (
  select distinct on (id) id, data -> 'aliases' as aliases from named where data ? 'aliases' order by id, version desc
)
select d.id, c.names[cardinality(c.names)] as name, array(select jsonb_array_elements_text(a.aliases)) as aliases, d.timestamp as recorded_at,
  case when d.data ? 'organizations' and d.id not in (select id from adopted) then array(select jsonb_array_elements_text(d.data -> 'organizations')) end as home,
  nullif(c.names[:cardinality(c.names) - 1], '{}') as former,
  case when d.id in (select id from organizations) then 'organization' end as kind
from named d
join called c on c.id = d.id
left join spelled a on a.id = d.id
where d.type = 'person-declared'
