-- What is found by words, and is not there.
select s.kind, s.organization, s.id
from facts.search s
where case s.kind
  when 'claim' then not exists (select from facts.claims c where c.id = s.id)
  when 'source' then not exists (select from facts.sources d where d.id = s.id)
  when 'organization' then not exists (select from facts.organizations o where o.id = s.id)
  when 'post' then not exists (select from facts.posts p where p.organization = s.organization and p.id = s.id)
  when 'person' then not exists (select from facts.people p where p.id = s.id)
    and not exists (select from facts.claims c where c.person = s.id)
    and not exists (select from facts.former_wordings f where f.person = s.id)
  else true end
  or s.kind <> 'post' and s.organization <> ''
