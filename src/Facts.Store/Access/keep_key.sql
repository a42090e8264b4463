insert into facts.api_keys (name, prefix, hash, roles, organizations, created_at, expires_at)
values ($1, $2, $3, $4, $5::text[], $6, $7::timestamptz)
