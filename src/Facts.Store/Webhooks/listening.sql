select id, organization, since from facts.webhooks where disabled_at is null order by id
