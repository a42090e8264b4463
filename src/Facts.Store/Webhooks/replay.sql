-- What is being sent stays as it is.
update facts.webhook_deliveries set
  state = case state when 'sending' then state else 'waiting' end,
  attempts = case state when 'sending' then attempts else 0 end,
  due_at = case state when 'sending' then due_at else $3::timestamptz end
where webhook = $1 and id = $2
returning id, organization, known_at, state, attempts, due_at, tried_at, status, problem
