-- The latest recorded time of an organization ($1).
select recorded_at from facts.organizations where id = $1
