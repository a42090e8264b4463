delete from facts.former_wordings f
using unnest($1, $2, $3) as wrong (post, person, claim)
where f.post = wrong.post and f.person = wrong.person and f.claim = wrong.claim
