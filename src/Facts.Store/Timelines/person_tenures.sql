-- $1 every id of the person, $2 what is known by.
-- A tenure rests on claims: it stands in a post that some claim names together with one of the ids that are, or once were, decided to be
-- theirs. An index of tenures by person would cost every import more than these few probes cost the one who asks.
with recursive ever (id) as (
  select unnest($1)
  union
  -- One equality, which can be hashed: see People/decisions_about.sql.
  select beside.other
  from ever
  join (
    select person as id, other from facts.identity_decisions
    union all
    select other, person from facts.identity_decisions
  ) as beside on beside.id = ever.id
), named as (
  select c.post from ever cross join lateral (select post from facts.claims where person = ever.id and post is not null offset 0) as c
  union
  select post from facts.former_wordings where person in (select id from ever)
)
select o.id, coalesce(o.name, o.id), p.id, coalesce(p.name, p.id), p.seats,
  coalesce(case when n.home is null or o.id = any (n.home) then n.name end, t.person), t.person, t.valid, t.certain, t.detail, n.kind
from named
cross join lateral (
  select * from facts.tenures t where t.post = named.post and t.person = any ($1) and upper_inf(t.known) and t.known @> $2
  union all
  select * from facts.tenures t where t.post = named.post and t.person = any ($1) and not upper_inf(t.known) and t.known @> $2
  offset 0
) as t
join facts.posts p on p.key = t.post
join facts.organizations o on o.id = p.organization
left join facts.people n on n.id = t.person
order by lower(t.valid), upper(t.valid), o.id, p.id
