select organization from facts.claims where id = $1
