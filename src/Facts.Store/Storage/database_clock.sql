-- What the database takes now to be, not when its transaction began.
select clock_timestamp()
