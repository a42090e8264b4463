-- Of what was approved: the events that came of it say who proposed and who approved, and a ruling's event says what it ruled. What a
-- redaction was aimed at is in no event. As for people, what was redacted stays so.
{erased}
select p.id, 'approved' as state, e.events, case when e.ruling then 'ruling' else 'redaction' end as kind,
  case when e.ruling
    then e.data - 'proposedBy' || case when e.data ? 'reason' then '{}' else '{"reason":"[redacted]"}'::jsonb end
    else p.act end as act,
  case when e.ruling then e.data ->> 'claim' end as claim, e.proposed_by, e.decided_by
from facts.proposals p
cross join lateral (
  select array_agg(e.id order by n) as events, min(e.data ->> 'proposedBy') as proposed_by, min(e.user_name) as decided_by,
    bool_and(e.type = 'claim-ranked') as ruling, (array_agg(e.data - coalesce(x.fields, '{}') order by n))[1] as data
  from unnest(p.events) with ordinality as named (id, n)
  join facts.mt_events e on e.id = named.id
  left join erased x on x.event = e.id
) as e
where cardinality(p.events) > 0
