select element from facts.protection_keys order by id
