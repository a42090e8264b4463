-- What the events after the first $1 leaves are about, those without a leaf too: search does not know it yet.
with events as (
  select e.type, e.data from facts.leaves l join facts.mt_events e on e.id = l.event where l.index >= $1
  union all
  select e.type, e.data from facts.mt_events e where not exists (select from facts.leaves l where l.event = e.id)
), wordings as (
  select data from events where type like '%-claimed'
  union all
  select data -> 'becomes' from events where type = 'claim-corrected'
)
select replace(type, '-declared', ''), case type when 'post-declared' then data ->> 'organization' else '' end, data ->> 'id'
from events where type in ('person-declared', 'organization-declared', 'post-declared')
union
select split_part(type, '-', 1), '', coalesce(data ->> 'person', data ->> 'organization', data ->> 'source')
from events where type in ('person-named', 'organization-named', 'source-named')
union
select 'source', '', data ->> 'id' from events where type = 'source-recorded'
union
select 'claim', '', coalesce(data ->> 'claim', data ->> 'id') from events where data ? 'claim' or type like '%-claimed'
union
select 'claim', '', c.id from events e join facts.claims c on c.source = e.data ->> 'id' where e.type = 'source-recorded'
