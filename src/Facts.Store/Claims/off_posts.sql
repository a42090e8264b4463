-- Claims about an organization ($1) that move no post, when their sources were published, and how each stands: null where something was
-- recorded of the organization after $2, as then its history has to be read.
select c.id, s.source ->> 'publishedAt', case when o.recorded_at <= $2 then c.claim::text end
from facts.claims c
join facts.organizations o on o.id = c.organization
left join facts.sources s on s.id = c.source
where c.organization = $1 and c.post is null
