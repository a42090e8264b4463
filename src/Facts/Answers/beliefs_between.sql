-- Whoever may hold some posts ($1) otherwise by one recorded time ($2) than by another ($3), with all that is known of them by either: post
-- by post, from $4 on. Whose tenures are the same by both differs nowhere.
select t.organization, t.id, n.name, t.earlier, t.later, t.person, t.valid, t.certain, t.detail
from (
  select p.organization, p.id, t.person, t.valid, t.certain, t.detail, t.known @> $2 as earlier, t.known @> $3 as later,
    bool_or((t.known @> $2) <> (t.known @> $3)) over (partition by t.post, t.person) as differs
  from facts.posts p
  join facts.tenures t on t.post = p.key and (t.known @> $2 or t.known @> $3)
  where p.key = any ($1) and p.id collate "C" >= $4
) t
left join facts.people n on n.id = t.person
where t.differs
order by t.id collate "C"
