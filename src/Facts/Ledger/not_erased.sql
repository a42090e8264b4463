-- Copies of redacted fields that say something else than the mark: which table, which row, which field. Of claims and tenures: NotErased.
with erased as (
  select (r.data ->> 'event')::uuid as event, ltrim(field, '/') as field, r.timestamp as at
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
), redacted as (
  select x.event, x.field, x.at, e.type, e.data from erased x join facts.mt_events e on e.id = x.event
)
select 'people', p.id, x.field
from redacted x join facts.people p on x.type = 'person-declared' and p.id = x.data ->> 'id'
where x.field = 'name' and p.name <> '[redacted]' or x.field = 'aliases' and p.aliases <> '{}'
union all
select 'organizations', o.id, x.field
from redacted x join facts.organizations o on x.type = 'organization-declared' and o.id = x.data ->> 'id'
where x.field = 'name' and o.name <> '[redacted]' or x.field = 'aliases' and o.aliases <> '{}'
union all
select 'posts', p.id, x.field
from redacted x
join facts.posts p on x.type = 'post-declared' and p.organization = x.data ->> 'organization' and p.id = x.data ->> 'id'
where x.field = 'name' and p.name <> '[redacted]'
union all
select 'sources', s.id, x.field
from redacted x join facts.sources s on x.type = 'source-recorded' and s.id = x.data ->> 'id'
where s.source ->> x.field <> '[redacted]'
union all
select 'proposals', p.id, x.field
from redacted x join facts.proposals p on x.event = any (p.events)
where x.field = 'reason' and p.act ->> 'reason' <> '[redacted]'
union all
select 'answered', a.key, x.field
from facts.answered a
join lateral (select field from redacted where at > a.answered_at limit 1) x on true
