-- The organization itself, or else some that there are: those named alike first.
select id
from facts.organizations
where id = $1 or not exists (select from facts.organizations where id = $1)
order by not (lower(id) = lower($1) or lower(name) = lower($1) or starts_with(lower(id), lower($1))), id
limit 5
