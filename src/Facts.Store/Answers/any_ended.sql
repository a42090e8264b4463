-- Posts of $1 in which some tenure ended before a moment ($2), as known by $3. Probes by class of length, from the earliest start: where
-- nothing had begun by then, nothing is read.
select post.key
from unnest($1) as post (key)
where exists (
  select
  from unnest(array[true, false]) as believed (now)
  cross join generate_series(0, 5) as class (span)
  cross join lateral (
    select from facts.tenures e
    where e.post = post.key and upper_inf(e.known) = believed.now and e.span = class.span and lower(e.valid) <= $2
      and e.valid << tstzrange($2, $2, '[]') and e.known @> $3
    limit 1
  ) e
)
