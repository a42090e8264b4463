-- Rows ($1, JSON) as the events have them, in place of what is there.
update {table} as t set {set} from jsonb_populate_recordset(null::{table}, $1::jsonb) as r where {same}
