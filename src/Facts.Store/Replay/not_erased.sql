-- Copies of redacted fields that say something else than the mark: which table, which row, which field. Of what is declared, of claims and
-- of tenures: NotErased.
with redacted as (
  select (r.data ->> 'event')::uuid as event, ltrim(field, '/') as field, r.timestamp as at
  from facts.mt_events r
  cross join lateral jsonb_array_elements_text(r.data -> 'fields') as field
  where r.stream_id = 'ledger/redactions' and r.type = 'redacted'
)
select 'posts', p.id, x.field
from redacted x
join facts.mt_events e on e.id = x.event and e.type = 'post-declared'
join facts.posts p on p.organization = e.data ->> 'organization' and p.id = e.data ->> 'id'
where x.field = 'name' and p.name <> '[redacted]'
union all
select 'proposals', p.id, x.field
from redacted x join facts.proposals p on x.event = any (p.events)
where x.field = 'reason' and p.act ->> 'reason' <> '[redacted]'
union all
select 'answered', a.key, x.field
from facts.answered a
join lateral (select field from redacted where at > a.answered_at limit 1) x on true
