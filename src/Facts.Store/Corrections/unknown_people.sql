-- Those of $1 whom nothing names: no declaration, no claim, threat or plan in any wording, and no decision about who they are.
select id
from unnest($1) with ordinality as asked (id, place)
where not exists (select from facts.people where people.id = asked.id)
  and not exists (select from facts.claims where person = asked.id)
  and not exists (select from facts.former_wordings where person = asked.id)
  and not exists (select from facts.identity_decisions where person = asked.id or other = asked.id)
  and not exists (
    select from facts.claims c
    where c.post is null and (
      c.claim @> jsonb_build_object('body', jsonb_build_object('signatories', jsonb_build_array(asked.id)))
      or c.claim @> jsonb_build_object('body', jsonb_build_object('people', jsonb_build_array(asked.id)))
      or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('signatories', jsonb_build_array(asked.id))))
      or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('people', jsonb_build_array(asked.id))))
    )
  )
order by place
