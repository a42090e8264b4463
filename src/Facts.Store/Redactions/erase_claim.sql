update facts.claims set claim = $2::jsonb where id = $1
