-- Those of the claims $1 that stand in people's own streams, and in whose: deaths, and denials of them. It never changes.
select id, person from facts.claims where organization = '' and id = any ($1)
