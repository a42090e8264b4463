-- Revoked once, it stays so since then. The last column says whether it was good until now.
with before as (select name, revoked_at from facts.api_keys where name = $1 for update)
update facts.api_keys k set revoked_at = coalesce(k.revoked_at, $2)
from before
where k.name = before.name
returning k.name, k.prefix, k.roles, k.organizations, k.created_at, k.expires_at, k.revoked_at, before.revoked_at is null
