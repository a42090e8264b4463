-- A message ($1) and its endpoint, if its attempt $2 is the next one.
select w.id, w.url, w.secret, w.former_secret, w.former_until, w.disabled_at is not null, d.organization, d.known_at
from facts.webhook_deliveries d
join facts.webhooks w on w.id = d.webhook
where d.id = $1 and d.state = 'sending' and d.attempts = $2 - 1
