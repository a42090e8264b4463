-- Who owns sources through claims that are about them: of the sources $1, and of those of the claims $2, the organizations $3 among the
-- owners; of the sources $4 all owners. Probes, as a source may have any number of claims.
select asked.id, o.id
from (
  select id from unnest($1::text[]) as named (id)
  union
  select source from facts.claims where id = any ($2)
) as asked
cross join unnest($3::text[]) as o (id)
where exists (select from facts.claims c where c.source = asked.id and c.organization = o.id)
union
select source, organization from facts.claims where source = any ($4)
