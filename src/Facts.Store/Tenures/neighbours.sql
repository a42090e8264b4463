-- Who is believed to hold a post, or is set aside, around a moment. $1, $2 posts and moments; $3, $4 those who are known to be concerned;
-- $5, $6 classes of length and the days of the longest in each (see Spans).
-- `offset 0` keeps the probes probes: joined freely, the planner hashes by post, and compares every moment with every row of it.
with moment as (
  select post, at, tstzrange(at - interval '1 microsecond', at + interval '1 microsecond', '[]') as around
  from unnest($1, $2) as moment (post, at)
), found as (
  select m.post, near.person
  from moment m
  cross join lateral (
    select t.person
    from unnest($5, $6) as class (span, days)
    cross join lateral (
      select t.person
      from facts.tenures t
      where t.post = m.post and upper_inf(t.known) and t.span = class.span
        and lower(t.valid) >= coalesce(m.at - class.days * interval '1 day', '-infinity')
        and lower(t.valid) <= upper(m.around) and t.valid && m.around
      offset 0
    ) as t
  ) as near
  union
  select m.post, near.person
  from moment m
  cross join lateral (
    select s.person from facts.set_asides s where s.post = m.post and s.valid && m.around and s.known @> 'infinity'::timestamptz offset 0
  ) as near
)
select post, person from found
except
select post, person from unnest($3, $4) as ours (post, person)
