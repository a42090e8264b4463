-- Rows of a table that copies events, as far as it does, that are not what the events come to: as they are, and as they ought to be, in JSON.
-- $1 only those of this key; null for all.
with right_ones as (
{right}
)
select to_jsonb(t)::text, to_jsonb(r)::text
from (select {columns} from right_ones) as r
full join (select {columns} from {table} where {scope}) as t on {same}
where ($1::text is null or coalesce(r.{key}, t.{key})::text = $1) and to_jsonb(t) is distinct from to_jsonb(r)
