-- What came of attempt $2 of message $1: its state ($3), when it is tried next ($4), when it was tried ($5), status ($6) and problem ($7).
update facts.webhook_deliveries set
  state = $3::text, attempts = $2::int, due_at = coalesce($4::timestamptz, due_at), tried_at = $5::timestamptz, status = $6::int,
  problem = $7::text
where id = $1::text and state = 'sending' and attempts = $2::int - 1
