-- Who held one post: its names first, then tenures around the day, then claims set aside, in one read.
-- $1 organization, $2 post, $3 to $4 the stretch of valid time that the answer needs (both inclusive), $5 what is known by,
-- $12 and what was recorded from then to here besides ($5 for nothing more; then it is told apart by "believed"),
-- $6 to $11 the earliest start in each class of length (see Spans): a list, as PostgreSQL takes an array for one of ten, finds planning for
-- each question cheaper, and does it (0.4 ms for 0.08).
with post as (
  select p.key, p.id, coalesce(p.name, p.id) as name, p.seats, coalesce(o.name, o.id) as organization, o.recorded_at, o.rule
  from facts.posts p
  join facts.organizations o on o.id = p.organization
  where p.organization = $1 and p.id = $2
)
select
  0 as part, post.key, post.id, post.name, null::tstzrange as valid, null::tstzrange as certain,
  post.organization as detail, pg_current_snapshot()::text as person_name, post.seats, null::bool as believed, null::bool as lasts, post.recorded_at,
  post.rule, null::text as kind
from post
union all
select 1, post.key, post.id, t.person, t.valid, t.certain, t.detail,
  n.name, null, t.known @> $5, upper_inf(t.known), null, null, n.kind
from post
-- "offset 0" has it read for the post found above. Planned for any parameters, PostgreSQL expects one row of the day alone, in all posts,
-- and reads them all: at 10,000 claims a question took 2.0 ms for 0.1.
cross join lateral (
  -- What is believed now, by a short range of starts in each class of length; then what was believed once.
  select t.*
  from unnest(array[$6, $7, $8, $9, $10, $11]) with ordinality as class (earliest, place)
  cross join lateral (
    select * from facts.tenures t
    where t.post = post.key and upper_inf(t.known) and t.span = class.place - 1 and lower(t.valid) >= class.earliest and lower(t.valid) <= $4
      and t.valid && tstzrange($3, $4, '[]') and t.known && tstzrange($5, $12, '[]')
    offset 0
  ) t
  union all
  (
    select * from facts.tenures t
    where t.post = post.key and not upper_inf(t.known) and t.valid && tstzrange($3, $4, '[]') and t.known && tstzrange($5, $12, '[]')
    offset 0
  )
) t
left join lateral (
  select case when n.home is null or $1 = any (n.home) then n.name end as name, n.kind from facts.people n where n.id = t.person offset 0
) as n on true
union all
select 2, post.key, post.id, s.person, s.valid, null, s.claim, s.why, null, s.known @> $5, upper_inf(s.known), null, null, null
from post
cross join lateral (
  select * from facts.set_asides s where s.post = post.key and s.valid @> $4 and s.known && tstzrange($5, $12, '[]') offset 0
) s
