-- Threats and plans that name a person by one of their ids ($1), now or in an earlier wording.
select distinct c.id, s.source ->> 'publishedAt'
from unnest($1) as person (id)
join facts.claims c on c.post is null and (
  c.claim @> jsonb_build_object('body', jsonb_build_object('signatories', jsonb_build_array(person.id)))
  or c.claim @> jsonb_build_object('body', jsonb_build_object('people', jsonb_build_array(person.id)))
  or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('signatories', jsonb_build_array(person.id))))
  or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('people', jsonb_build_array(person.id))))
)
left join facts.sources s on s.id = c.source
