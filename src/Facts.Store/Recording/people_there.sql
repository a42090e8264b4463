-- Those of $1 who were never declared, and whom a claim places in a post; and those of $2 whom a threat or a plan names. Only wordings in
-- force count: an id that was a mistake, and was mended, is new again.
-- "offset 0" keeps the probes probes, as in organizations_by_id.sql.
select asked.id
from unnest($1) as asked (id)
where not exists (select from facts.people where people.id = asked.id offset 0)
  and exists (select from facts.claims where claims.person = asked.id offset 0)
union all
select asked.id
from unnest($2) as asked (id)
where exists (
  select from facts.claims c
  where c.post is null and (
    c.claim @> jsonb_build_object('body', jsonb_build_object('signatories', jsonb_build_array(asked.id)))
    or c.claim @> jsonb_build_object('body', jsonb_build_object('people', jsonb_build_array(asked.id)))
  )
  offset 0
)
