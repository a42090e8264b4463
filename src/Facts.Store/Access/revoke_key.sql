update facts.api_keys set revoked_at = $2 where name = $1
