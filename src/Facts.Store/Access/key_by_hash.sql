select name, prefix, roles, organizations, created_at, expires_at, revoked_at from facts.api_keys where hash = $1
