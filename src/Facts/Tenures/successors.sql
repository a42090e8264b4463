-- Who is believed to start next in a post after a moment, those who are concerned already left out: they are known.
-- $1, $2 posts and moments; $3, $4 posts and people who are concerned.
select distinct moment.post, next.person
from unnest($1, $2) as moment (post, at)
cross join lateral (
  select t.person
  from facts.tenures t
  where t.post = moment.post and upper_inf(t.known) and lower(t.valid) > moment.at
    and not exists (select from unnest($3, $4) as ours (post, person) where ours.post = t.post and ours.person = t.person)
  order by lower(t.valid)
  fetch first 1 rows with ties
) as next
