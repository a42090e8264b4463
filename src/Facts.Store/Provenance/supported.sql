-- Tenures believed now that may rest on a claim ($1): of its post; of what ends more than one post, of every post of its organization; of a
-- death, or of a dissolution, of the posts that claims place the holder in, by any of their ids in them. Who asks picks those that rest on
-- it.
with recursive everyone (id) as (
  select case when organization = '' then person else organization end
  from facts.claims
  where id = $1 and (organization = '' or post is null and claim -> 'body' ->> 'kind' in ('dissolution', 'denial'))
  union
  select case when l.person = e.id then l.same_as else l.person end
  from everyone e
  join facts.identities l on l.person = e.id or l.same_as = e.id
), about (post) as (
  select post from facts.claims where id = $1 and post is not null
  union
  select p.key from facts.claims c join facts.posts p on p.organization = c.organization where c.id = $1 and c.post is null
  union
  select c.post from everyone e join facts.claims c on c.person = e.id where c.post is not null
)
select p.organization, p.id, t.person, t.valid, t.certain, t.detail
from about
join facts.posts p on p.key = about.post
join facts.tenures t on t.post = about.post and upper_inf(t.known)
where strpos(t.detail, '"' || $1 || '"') > 0
order by lower(t.valid), t.person
