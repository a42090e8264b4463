-- $1 the key's name, $2 the session of whoever signed in with it, or null: nobody, once that has ended.
select name, prefix, roles, organizations, created_at, expires_at, revoked_at
from facts.api_keys
where name = $1 and not exists (select from facts.ended_sessions where session = $2::text)
