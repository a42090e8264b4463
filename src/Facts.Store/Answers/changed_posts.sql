-- Posts of an organization ($1) with a tenure that is known at one of two recorded times ($2, $3) and not at the other.
select p.key
from facts.posts p
where p.organization = $1
  and exists (select from facts.tenures t where t.post = p.key and (t.known @> $2) <> (t.known @> $3))
