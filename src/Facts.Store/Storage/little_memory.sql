-- The least there is (PostgreSQL, work_mem), for this transaction.
set local work_mem = '64kB'
