-- The streams $1 up to a log of $4 leaves, the events $2, and redactions of the events $3.
select l.index, l.leaf, s.fields, s.salts,
  e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.headers ->> 'appendedAt', e.user_name, e.data::text, l.sequence
from (
  select id from facts.mt_events where stream_id = any ($1)
  union
  select id from facts.mt_events where id = any ($2)
  union
  select id from facts.mt_events where stream_id = 'ledger/redactions' and type = 'redacted' and (data ->> 'event')::uuid = any ($3)
) as asked
join facts.mt_events e on e.id = asked.id
join facts.leaves l on l.event = e.id
left join facts.salts s on s.leaf = l.index
where l.index < $4
order by e.stream_id, e.version
