-- Events without a leaf after sequence $1, and when the first of them was recorded.
select count(*), min(e.timestamp)
from facts.mt_events e
where e.seq_id > $1 and not exists (select from facts.leaves l where l.event = e.id)
