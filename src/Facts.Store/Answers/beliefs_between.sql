-- Those who may hold some posts ($1) otherwise by one recorded time ($2) than by another ($3), with all that is known of them by either: post
-- by post, from $4 on. People whose tenures are the same by both differ nowhere, except where others count: in a post with one seat, and
-- where somebody is left whose end is denied. There everybody comes along whose tenures meet those that differ.
with known as materialized (
  select p.organization, p.id, p.seats, o.rule, t.post, t.person, t.valid, t.certain, t.detail, t.known @> $2 as earlier, t.known @> $3 as later,
    bool_or((t.known @> $2) <> (t.known @> $3)) over (partition by t.post, t.person) as differs,
    o.rule <> 'editorial-1' and (p.seats = 1 or bool_or(t.detail like '%"lingering":%') over (partition by t.post)) as meets
  from facts.posts p
  join facts.organizations o on o.id = p.organization
  join facts.tenures t on t.post = p.key and (t.known @> $2 or t.known @> $3)
  where p.key = any ($1) and p.id collate "C" >= $4
)
select t.organization, t.id, case when n.home is null or t.organization = any (n.home) then n.name end, t.earlier, t.later,
  t.person, t.valid, t.certain, t.detail, t.seats, t.rule, n.kind
from known t
left join facts.people n on n.id = t.person
where t.differs
  or t.meets and exists (select from known d where d.post = t.post and d.differs and d.valid && t.valid)
order by t.id collate "C"
