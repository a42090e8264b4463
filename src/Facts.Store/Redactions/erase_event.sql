update facts.mt_events set data = $2::jsonb where id = $1
