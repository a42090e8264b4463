-- Some that are too old go with each that comes, so that nobody has to sweep.
with old as (
  delete from facts.answered where (caller, key) in (
    select caller, key from facts.answered where answered_at < $10 order by answered_at limit 10 for update skip locked
  )
)
insert into facts.answered (caller, key, request, status, type, location, etag, body, answered_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
