select claim::text from facts.claims where id = $1
