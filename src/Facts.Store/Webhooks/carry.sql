-- Takes what is due at $1, and what has been under way since before $2; of each endpoint so much that no more than $3 are under way.
with taken as (
  select due.id
  from facts.webhooks w
  cross join lateral (
    select d.id
    from facts.webhook_deliveries d
    where d.webhook = w.id
      and ((d.state = 'waiting' and d.due_at <= $1::timestamptz) or (d.state = 'sending' and d.due_at <= $2::timestamptz))
    order by d.due_at, d.leaf, d.id
    limit greatest(0, $3::int - (
      select count(*) from facts.webhook_deliveries s where s.webhook = w.id and s.state = 'sending' and s.due_at > $2::timestamptz))
  ) as due
  where w.disabled_at is null and (w.rest_until is null or w.rest_until <= $1::timestamptz)
)
update facts.webhook_deliveries d set state = 'sending', due_at = $1::timestamptz
from taken
where taken.id = d.id
returning d.id, d.attempts + 1
