-- Who else is believed to hold posts on days on which answers may change: $1 posts, $2, $3 starts and ends of stretches (half-open),
-- $4 whether others count in the post by all means. Else they count only where somebody lingers there, whose end is denied. $5, $6 posts and
-- people who are known already; $7, $8 classes of length and the days of the longest in each (see Spans); $9 at most so many.
select t.post, t.id, t.person, t.valid, t.certain, t.detail, n.name, n.home, n.kind
from unnest($1, $2, $3, $4) as stretch (post, start, "end", counts)
cross join lateral (
  select t.*
  from unnest($7, $8) as class (span, days)
  cross join lateral (
    select t.post, t.id, t.person, t.valid, t.certain, t.detail
    from facts.tenures t
    where t.post = stretch.post and upper_inf(t.known) and t.span = class.span
      and lower(t.valid) >= coalesce(stretch.start - class.days * interval '1 day', '-infinity')
      and lower(t.valid) < stretch."end" and t.valid && tstzrange(stretch.start, stretch."end")
      and not exists (select from unnest($5, $6) as ours (post, person) where ours.post = t.post and ours.person = t.person)
    limit $9
    offset 0
  ) as t
) as t
left join facts.people n on n.id = t.person
where stretch.counts or exists (
  select from facts.tenures l where l.post = stretch.post and upper_inf(l.known) and l.detail like '%"lingering":%' offset 0
)
limit $9
