-- The last column: see tenures.sql.
select p.organization, p.id, s.known, s.person, s.claim, s.why, s.valid,
  (isempty(s.valid) or (lower_inc(s.valid) and not upper_inc(s.valid) and not upper_inf(s.valid)))
  and lower_inc(s.known) and not upper_inc(s.known) and upper(s.known) is distinct from 'infinity'
from facts.posts p
join facts.set_asides s on s.post = p.key
where p.organization = any ($1)
