-- Rows ($1, JSON) that no event accounts for.
delete from {table} as t using jsonb_populate_recordset(null::{table}, $1::jsonb) as r where {same}
