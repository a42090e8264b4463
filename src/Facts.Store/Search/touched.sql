-- What the events of some leaves, from $1 to before $2, are about: everything that may be found by other words after them.
with events as (
  select l.index, e.type, e.data
  from facts.leaves l
  join facts.mt_events e on e.id = l.event
  where l.index >= $1 and l.index < $2
), wordings as (
  select index, data from events where type like '%-claimed'
  union all
  select index, data -> 'becomes' from events where type = 'claim-corrected'
), touched (kind, organization, id, leaf) as (
  select replace(type, '-declared', ''), case type when 'post-declared' then data ->> 'organization' else '' end, data ->> 'id', index
  from events where type in ('person-declared', 'organization-declared', 'post-declared')
  union all
  select split_part(type, '-', 1), '', coalesce(data ->> 'person', data ->> 'organization', data ->> 'source'), index
  from events where type in ('person-named', 'organization-named', 'source-named')
  union all
  select 'source', '', data ->> 'id', index from events where type = 'source-recorded'
  union all
  select 'claim', '', data ->> 'id', index from events where type like '%-claimed'
  union all
  select 'claim', '', data ->> 'claim', index from events where data ? 'claim'
  union all
  select 'organization', '', data ->> 'organization', index from wordings
  union all
  select 'person', '', data ->> 'person', index from wordings where data ? 'person'
  union all
  select 'post', data ->> 'organization', data ->> 'post', index from wordings where data ? 'post'
)
select kind, organization, id, max(leaf) from touched where id is not null group by kind, organization, id
