-- Whether there are leaves that nobody was told of, or anything is due at $1; what is being sent since before $2 is lost.
select
  exists (
    select 1 from facts.settings
    where name = 'webhooks' and value::bigint < coalesce((select max(index) + 1 from facts.leaves), 0))
  or exists (
    select 1 from facts.webhooks w
    where w.disabled_at is null and (w.rest_until is null or w.rest_until <= $1::timestamptz)
      and (
        exists (
          select 1 from facts.webhook_deliveries d
          where d.webhook = w.id and d.state = 'waiting' and d.due_at <= $1::timestamptz)
        or exists (
          select 1 from facts.webhook_deliveries d
          where d.webhook = w.id and d.state = 'sending' and d.due_at <= $2::timestamptz)))
