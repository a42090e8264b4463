-- Tenures that may rest on a claim ($1), whenever they were believed: of the posts that it is, or was, about; of what ends more than one
-- post, of every post of its organization; of a death, or of a dissolution, of the posts that claims place, or placed, the holder in, by
-- any id that was ever linked with theirs.
with recursive everyone (id) as (
  select case when organization = '' then person else organization end
  from facts.claims
  where id = $1 and (organization = '' or post is null and claim -> 'body' ->> 'kind' in ('dissolution', 'denial'))
  union
  select case when d.person = e.id then d.other else d.person end
  from everyone e
  join facts.identity_decisions d on d.person = e.id or d.other = e.id
), about (post) as (
  select post from facts.claims where id = $1
  union
  select post from facts.former_wordings where claim = $1
  union
  select p.key from facts.claims c join facts.posts p on p.organization = c.organization where c.id = $1 and c.post is null
  union
  select c.post from everyone e join facts.claims c on c.person = e.id
  union
  select f.post from everyone e join facts.former_wordings f on f.person = e.id
)
select t.id, t.detail
from facts.tenures t
where t.post in (select post from about) and strpos(t.detail, '"' || $1 || '"') > 0
