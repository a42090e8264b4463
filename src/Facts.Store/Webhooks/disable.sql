-- An endpoint ($1) is gone ($2), and with it all that waits.
with gone as (
  update facts.webhooks set disabled_at = $2::timestamptz, rest_until = null where id = $1::text and disabled_at is null
)
update facts.webhook_deliveries set state = 'dead', problem = 'webhook-disabled' where webhook = $1::text and state = 'waiting'
