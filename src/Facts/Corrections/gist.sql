select (claim - 'superseded')::text from facts.claims where id = $1
