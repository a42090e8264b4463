-- As naming.sql, for a person with very many ids ($1): ten thousand probes of the index of claims took 29 s, all off-post claims of a store
-- with ten thousand of them 0.1 s. "is true" has the ids hashed: as a join, PostgreSQL expects ten thousand times as many names as there
-- are, and wrote them to 8,192 files (2.1 s for 0.2).
with asked as materialized (select distinct unnest($1) as id)
select c.id, s.source ->> 'publishedAt', case when o.recorded_at <= $2 then c.claim::text end
from facts.claims c
join facts.organizations o on o.id = c.organization
left join facts.sources s on s.id = c.source
where c.post is null and exists (
  select
  from (select c.claim -> 'body' as said union all select jsonb_array_elements(c.claim -> 'superseded')) as wording
  cross join lateral jsonb_array_elements_text(
    coalesce(wording.said -> 'signatories', '[]') || coalesce(wording.said -> 'people', '[]')) as named (id)
  where (named.id in (select id from asked)) is true
)
