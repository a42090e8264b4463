-- Whoever writes rows of it waits, or is waited for; whoever reads does not.
lock table {table} in share row exclusive mode
