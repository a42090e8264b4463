update facts.webhooks set former_secret = secret, former_until = $3, secret = $2 where id = $1
returning id, url, organization, created_by, created_at, rest_until, former_until, disabled_at
