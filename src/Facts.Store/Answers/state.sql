-- Who held each post of an organization: as answer.sql, for all of its posts.
-- $1 organization, $2 to $3 the stretch of valid time that the answers need (both inclusive), $4 what is known by,
-- $5 to $10 the earliest start in each class of length (see Spans).
with post as (
  select p.key, p.id, coalesce(p.name, p.id) as name, p.seats, coalesce(o.name, o.id) as organization, o.recorded_at, o.rule
  from facts.posts p
  join facts.organizations o on o.id = p.organization
  where p.organization = $1
)
select
  0 as part, post.key, post.id, post.name, null::tstzrange as valid, null::tstzrange as certain,
  post.organization as detail, '' as person_name, post.seats, null::bool as believed, null::bool as lasts, post.recorded_at,
  post.rule, null::text as kind
from post
union all
select 1, post.key, post.id, t.person, t.valid, t.certain, t.detail,
  n.name, null, true, upper_inf(t.known), null, null, n.kind
from post
cross join lateral (
  -- What is believed now, by a short range of starts in each class of length; then what was believed once.
  select t.*
  from unnest(array[$5, $6, $7, $8, $9, $10]) with ordinality as class (earliest, place)
  cross join lateral (
    select * from facts.tenures t
    where t.post = post.key and upper_inf(t.known) and t.span = class.place - 1 and lower(t.valid) >= class.earliest and lower(t.valid) <= $3
      and t.valid && tstzrange($2, $3, '[]') and t.known @> $4
    offset 0
  ) t
  union all
  (
    select * from facts.tenures t
    where t.post = post.key and not upper_inf(t.known) and t.valid && tstzrange($2, $3, '[]') and t.known @> $4
    offset 0
  )
) t
left join lateral (
  select case when n.home is null or $1 = any (n.home) then n.name end as name, n.kind from facts.people n where n.id = t.person offset 0
) as n on true
union all
select 2, post.key, post.id, s.person, s.valid, null, s.claim, s.why, null, true, upper_inf(s.known), null, null, null
from post
cross join lateral (
  select * from facts.set_asides s where s.post = post.key and s.valid @> $3 and s.known @> $4 offset 0
) s
