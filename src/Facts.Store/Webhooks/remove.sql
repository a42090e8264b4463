delete from facts.webhooks where id = $1
