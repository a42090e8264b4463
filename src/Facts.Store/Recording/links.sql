select person, same_as from facts.identities where organization = ''
