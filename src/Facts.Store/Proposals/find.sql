select id, kind, act::text, version, organizations, proposed_by, proposed_at, state, decided_by, decided_at, note
from facts.proposals
where id = $1
