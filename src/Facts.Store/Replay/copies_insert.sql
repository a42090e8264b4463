-- Rows ($1, JSON) that the events come to, and that are not there.
insert into {table} ({columns}) select {columns} from jsonb_populate_recordset(null::{table}, $1::jsonb)
