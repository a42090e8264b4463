-- $1 the organization, $2 numbers that are wrong; $3 to $7 the right rows.
with gone as (
  delete from facts.identity_decisions where organization = $1 and number = any ($2) and not number = any ($3)
)
insert into facts.identity_decisions (organization, number, person, other, same, recorded_at)
select $1, number, person, other, same, recorded_at
from unnest($3, $4, $5, $6, $7) as right_ones (number, person, other, same, recorded_at)
on conflict (organization, number) do update set
  person = excluded.person, other = excluded.other, same = excluded.same, recorded_at = excluded.recorded_at
