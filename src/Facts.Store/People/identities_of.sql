select organization, person, same_as
from facts.identities
where organization = any ($1)
