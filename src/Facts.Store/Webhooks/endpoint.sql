select w.id, w.url, w.secret, w.former_secret, w.former_until, w.disabled_at is not null, '', w.created_at
from facts.webhooks w
where w.id = $1
