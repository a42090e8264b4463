insert into facts.proposals (id, kind, act, claim, version, organizations, proposed_by, proposed_at, state, events)
values ($1, $2, $3::jsonb, $4::text, $5::bigint, $6::text[], $7, $8, 'open', '{}')
