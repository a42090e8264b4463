delete from facts.acts a using unnest($1, $2) as wrong (claim, event) where a.claim = wrong.claim and a.event = wrong.event
