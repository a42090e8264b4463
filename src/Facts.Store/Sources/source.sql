select source::text, recorded_at from facts.sources where id = $1
