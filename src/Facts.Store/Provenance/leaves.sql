select event, index from facts.leaves where event = any ($1)
