-- It was recorded, and then acted upon.
select 1 + count(*) from facts.acts where claim = $1
