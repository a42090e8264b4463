select organization, number, person, other, same, recorded_at from facts.identity_decisions where organization = any ($1)
