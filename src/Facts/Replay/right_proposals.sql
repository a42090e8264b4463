-- Of what was approved: the events that came of it say who proposed and who approved.
select p.id, 'approved' as state, e.events, e.proposed_by, e.decided_by
from facts.proposals p
cross join lateral (
  select array_agg(e.id order by n) as events, min(e.data ->> 'proposedBy') as proposed_by, min(e.user_name) as decided_by
  from unnest(p.events) with ordinality as named (id, n)
  join facts.mt_events e on e.id = named.id
) as e
where cardinality(p.events) > 0
