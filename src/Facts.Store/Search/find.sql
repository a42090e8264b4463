-- What has the words ($1, as people write them in search boxes), in any of the languages, of what was found by before leaf $2; the best
-- first. After a score ($3), kind ($4), organization ($5) and id ($6), when there was a page before; no more than $7.
with asked as (
  select websearch_to_tsquery('simple', $1) || websearch_to_tsquery('english', $1) || websearch_to_tsquery('indonesian', $1) as words
), found as (
  select s.kind, s.organization, s.id, ts_rank(s.words, asked.words)::float8 as score
  from asked join facts.search s on s.words @@ asked.words
  where s.leaf < $2
)
select kind, organization, id, score
from found
where $3::float8 is null or score < $3 or score = $3 and (kind, organization, id) > ($4, $5, $6)
order by score desc, kind, organization, id
limit $7
