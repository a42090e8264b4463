-- Those of some organizations ($2) that own a source ($1): it was declared for them, or claims of it are about them.
select o.id
from unnest($2::text[]) as o (id)
where exists (select from facts.claims c where c.source = $1 and c.organization = o.id)
  or exists (select from facts.sources s where s.id = $1 and s.source -> 'organizations' ? o.id)
