-- The last column: ranges are written as every save writes them. Others may say the same and be missed by a question, or by a removal.
select p.organization, p.id, t.known, t.person, t.valid, t.certain, t.detail, t.span,
  (isempty(t.valid) or (lower_inc(t.valid) and not upper_inc(t.valid) and not upper_inf(t.valid)))
  and (isempty(t.certain) or (lower_inc(t.certain) and not upper_inc(t.certain) and not upper_inf(t.certain)))
  and lower_inc(t.known) and not upper_inc(t.known) and upper(t.known) is distinct from 'infinity'
from facts.posts p
join facts.tenures t on t.post = p.key
where p.organization = any ($1)
