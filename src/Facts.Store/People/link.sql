insert into facts.identities (organization, person, same_as) values ($1, $2, $3) on conflict do nothing
