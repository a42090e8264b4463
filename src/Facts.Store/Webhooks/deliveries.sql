-- An endpoint's ($1) messages of a state ($2; all when empty), the latest first, behind one ($3, $4); at most $5.
select id, organization, known_at, state, attempts, due_at, tried_at, status, problem, leaf
from facts.webhook_deliveries
where webhook = $1 and $2::text in ('', state) and (leaf, id) < ($3::bigint, $4::text)
order by leaf desc, id desc
limit $5::int
