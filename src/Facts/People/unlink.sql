delete from facts.identities where organization = ? and person = ? and same_as = ?
