-- Posts that a new claim speaks of: one of an organization ($1) by its id ($2), or that of the claim that it denies ($3); '' for none.
select key from facts.posts where organization = $1 and id = $2
union
select post from facts.claims where id = $3 and post is not null
union
select post from facts.former_wordings where claim = $3
