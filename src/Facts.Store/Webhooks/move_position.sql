update facts.settings set value = $1::text where name = 'webhooks'
