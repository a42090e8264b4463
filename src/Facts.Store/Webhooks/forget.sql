-- What was delivered before $1.
delete from facts.webhook_deliveries where state = 'delivered' and due_at < $1::timestamptz
