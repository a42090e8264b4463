-- Until when an endpoint ($1) is left alone ($2); a success ends it.
update facts.webhooks set rest_until = $2::timestamptz where id = $1::text and rest_until is distinct from $2::timestamptz
