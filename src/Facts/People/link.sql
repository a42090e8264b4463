insert into facts.identities (organization, person, same_as) values (?, ?, ?) on conflict do nothing
