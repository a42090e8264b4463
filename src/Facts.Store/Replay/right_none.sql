-- Rows of posts that are not there: no event comes to any.
select {columns} from {table} where false
