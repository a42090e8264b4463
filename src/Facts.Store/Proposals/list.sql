-- Proposals in a state ($1), the oldest first, behind one ($3, $4); at most $5. For whoever is limited to some organizations ($2, else
-- null) those that bear upon these and no others.
select id, kind, act::text, version, organizations, proposed_by, proposed_at, state, decided_by, decided_at, note
from facts.proposals
where state = $1
  and ($2::text[] is null or (organizations <> '{}' and organizations <@ $2::text[]))
  and (proposed_at, id) > ($3::timestamptz, $4::text)
order by proposed_at, id
limit $5::int
