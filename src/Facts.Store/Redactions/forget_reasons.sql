-- The reasons ($3 in their place) and notes of proposals that led to events ($2), or that are about a claim ($1, or null).
update facts.proposals set act = jsonb_set(act, '{reason}', to_jsonb($3::text)), note = null
where events && $2::uuid[] or claim = $1::text
