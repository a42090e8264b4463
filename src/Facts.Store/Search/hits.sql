-- What things are called: kinds ($1), organizations of posts ($2), ids ($3), in their order. Of claims as they stand (see ClaimRows).
select asked.number, asked.kind, asked.organization, asked.id,
  coalesce(p.name, o.name, s.name, d.source ->> 'title'), h.name,
  c.claim::text, e.type, e.data::text, e.timestamp, p.kind
from unnest($1::text[], $2::text[], $3::text[]) with ordinality as asked (kind, organization, id, number)
left join facts.people p on asked.kind = 'person' and p.id = asked.id
left join facts.organizations o on asked.kind = 'organization' and o.id = asked.id
left join facts.posts s on asked.kind = 'post' and s.organization = asked.organization and s.id = asked.id
left join facts.organizations h on asked.kind = 'post' and h.id = asked.organization
left join facts.sources d on asked.kind = 'source' and d.id = asked.id
left join facts.claims c on asked.kind = 'claim' and c.id = asked.id
left join facts.mt_events e on e.id = c.event and c.claim is null
order by asked.number
