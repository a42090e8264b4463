-- Committed events without a leaf, in the store's order. $1: after which sequence; $2: how many.
select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.headers ->> 'appendedAt', e.user_name, e.data::text
from facts.mt_events e
where e.seq_id > $1
  -- The bound is said again, so that the leaves of settled events need not be looked at.
  and not exists (select from facts.leaves l where l.sequence = e.seq_id and l.sequence > $1)
  and not exists (select from facts.leaves l where l.event = e.id)
order by e.seq_id
limit $2
