-- Revoked once, it stays so since then.
update facts.api_keys set revoked_at = coalesce(revoked_at, $2) where name = $1
returning name, prefix, roles, organizations, created_at, expires_at, revoked_at
