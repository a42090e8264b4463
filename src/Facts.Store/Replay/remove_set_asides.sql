delete from facts.set_asides s
using unnest($1, $2, $3, $4) as wrong (post, claim, valid, known)
where s.post = wrong.post and s.claim = wrong.claim and s.valid = wrong.valid and s.known = wrong.known
