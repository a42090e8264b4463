-- When what is known of an organization changed: events of its stream ($2), and beliefs about its posts ($1), which decisions about
-- people's identity change too. What was declared before the first claim is recorded when streams begin, which is no time
-- that anybody asks about. Of more than 200 times the first, the last and some between.
with times as (
  select timestamp as at from facts.mt_events where stream_id = $2 and timestamp > 'epoch'
  union
  select lower(t.known) from facts.posts p join facts.tenures t on t.post = p.key where p.organization = $1
  union
  select upper(t.known) from facts.posts p join facts.tenures t on t.post = p.key where p.organization = $1 and not upper_inf(t.known)
), numbered as (
  select at, row_number() over (order by at) as number, count(*) over () as total from times
)
select at from numbered
where number in (1, total) or number % ceil(total / 200.0)::int = 0
order by at
