-- More than work_mem: PostgreSQL keeps the rows of a function in a file.
select count(*) from generate_series(1, 60000)
