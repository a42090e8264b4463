-- As keys.sql, with what a key is known by.
select name, prefix, roles, organizations, created_at, expires_at, revoked_at, encode(hash, 'hex') from facts.api_keys order by name
