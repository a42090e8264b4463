-- Who is believed to start next in a post after a moment. $1, $2 posts and moments; $3, $4 posts and people who are concerned: their starts
-- are among the moments, so whoever follows one of them is found as well, and they themselves can be left out at the end.
select moment.post, next.person
from unnest($1, $2) as moment (post, at)
cross join lateral (
  select t.person
  from facts.tenures t
  where t.post = moment.post and upper_inf(t.known) and lower(t.valid) > moment.at
  order by lower(t.valid)
  fetch first 1 rows with ties
) as next
except
select post, person from unnest($3, $4) as ours (post, person)
