-- $1 organization, $2 post, $3 and $4 the valid times that the answer needs (inclusive), $5 known.
-- Tenures around the day and claims set aside, in one read; a first row tells the names.
with post as (
  select p.key, coalesce(p.name, p.id) as name, p.seats, coalesce(o.name, o.id) as organization_name
  from facts.posts p
  join facts.organizations o on o.id = p.organization
  where p.organization = $1 and p.id = $2
)
select
  0 as part, post.name as person, null::tstzrange as valid, null::tstzrange as certain, null::text as detail, post.organization_name as name,
  post.seats,
  exists (select from facts.tenures e where e.post = post.key and e.valid << tstzrange($4, $4, '[]') and e.known @> $5) as any_ended
from post
union all
select 1, t.person, t.valid, t.certain, t.detail::text, n.name, null, null
from post
join facts.tenures t on t.post = post.key and t.valid && tstzrange($3, $4, '[]') and t.known @> $5
left join facts.people n on n.id = t.person
union all
select 2, s.person, s.valid, null, s.claim, s.why, null, null
from post
join facts.set_asides s on s.post = post.key and s.valid @> $4 and s.known @> $5
