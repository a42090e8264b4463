-- The organizations that have claims about people ($1), in any wording: holders of posts, signatories of threats, and those of plans.
select person, organization from facts.claims where person = any ($1) and organization <> ''
union
select f.person, c.organization from facts.former_wordings f join facts.claims c on c.id = f.claim where f.person = any ($1)
union
select asked.id, c.organization
from unnest($1) as asked (id)
join facts.claims c on c.post is null and (
  c.claim @> jsonb_build_object('body', jsonb_build_object('signatories', jsonb_build_array(asked.id)))
  or c.claim @> jsonb_build_object('body', jsonb_build_object('people', jsonb_build_array(asked.id)))
  or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('signatories', jsonb_build_array(asked.id))))
  or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('people', jsonb_build_array(asked.id))))
)
