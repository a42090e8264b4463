select distinct organization from facts.claims where source = $1
