-- As naming.sql, for a person with very many ids ($1): ten thousand probes of the index of claims took 29 s, all off-post claims of a store
-- with ten thousand of them 0.1 s.
with asked as materialized (select distinct unnest($1) as id)
select distinct c.id, s.source ->> 'publishedAt'
from facts.claims c
cross join lateral (
  select c.claim -> 'body' as said
  union all
  select jsonb_array_elements(c.claim -> 'superseded')
) as wording
cross join lateral jsonb_array_elements_text(
  coalesce(wording.said -> 'signatories', '[]') || coalesce(wording.said -> 'people', '[]')) as named (id)
join asked on asked.id = named.id
left join facts.sources s on s.id = c.source
where c.post is null
