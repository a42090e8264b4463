-- Finds words anew. What is found by the same words as before keeps its leaf: the pages of a search that has begun still have it.
insert into facts.search (kind, organization, id, leaf, words)
select f.kind, f.organization, f.id, f.leaf, f.words
from found f
left join lateral (
  select words from facts.search where kind = f.kind and organization = f.organization and id = f.id offset 0
) as before on true
where before.words is distinct from f.words
on conflict (kind, organization, id) do update set
  leaf = greatest(search.leaf, excluded.leaf),
  words = excluded.words
