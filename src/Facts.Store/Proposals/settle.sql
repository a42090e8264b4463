update facts.proposals set state = $2, decided_by = $3, decided_at = $4, note = $5::text, events = $6::uuid[] where id = $1
