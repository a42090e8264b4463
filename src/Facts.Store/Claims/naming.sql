-- Threats and plans that name a person by one of their ids ($1), now or in an earlier wording; columns as of off_posts.sql, $2 as there.
select distinct c.id, s.source ->> 'publishedAt', case when o.recorded_at <= $2 then c.claim::text end
from unnest($1) as person (id)
join facts.claims c on c.post is null and (
  c.claim @> jsonb_build_object('body', jsonb_build_object('signatories', jsonb_build_array(person.id)))
  or c.claim @> jsonb_build_object('body', jsonb_build_object('people', jsonb_build_array(person.id)))
  or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('signatories', jsonb_build_array(person.id))))
  or c.claim @> jsonb_build_object('superseded', jsonb_build_array(jsonb_build_object('people', jsonb_build_array(person.id))))
)
join facts.organizations o on o.id = c.organization
left join facts.sources s on s.id = c.source
