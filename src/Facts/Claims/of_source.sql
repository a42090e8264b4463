select id from facts.claims where source = $1
