-- $1 an organization, $2 the rules by which its tenures are kept from now on.
update facts.organizations set rule = $2 where id = $1
