-- Tenures believed now of the post that the claim is about; who asks picks those that rest on it.
select p.organization, p.id, t.person, t.valid, t.certain, t.detail
from facts.claims c
join facts.posts p on p.key = c.post
join facts.tenures t on t.post = c.post and upper_inf(t.known)
where c.id = $1 and strpos(t.detail, '"' || $1 || '"') > 0
order by lower(t.valid), t.person
