delete from facts.identities where organization = $1 and person = $2 and same_as = $3
