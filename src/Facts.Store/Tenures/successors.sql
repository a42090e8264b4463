-- Who is believed to start next in a post after a moment. $1, $2 posts and moments; $3, $4 posts and people who are concerned: their starts
-- are among the moments, so whoever follows one of them is found as well, and they themselves can be left out at the end. $5, $6 classes
-- of length and the days of the longest in each (see Spans): the first of each class, and then the first of these.
select moment.post, next.person
from unnest($1, $2) as moment (post, at)
cross join lateral (
  select first.person
  from unnest($5, $6) as class (span, days)
  cross join lateral (
    select t.person, lower(t.valid) as start
    from facts.tenures t
    where t.post = moment.post and upper_inf(t.known) and t.span = class.span and lower(t.valid) > moment.at
    order by lower(t.valid)
    fetch first 1 rows with ties
  ) as first
  order by first.start
  fetch first 1 rows with ties
) as next
except
select post, person from unnest($3, $4) as ours (post, person)
