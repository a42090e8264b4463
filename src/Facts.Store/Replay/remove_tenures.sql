delete from facts.tenures t
using unnest($1, $2, $3, $4, $5, $6) as wrong (post, person, valid, known, certain, detail)
where t.post = wrong.post and t.person = wrong.person and t.valid = wrong.valid and t.known = wrong.known
  and t.certain = wrong.certain and t.detail = wrong.detail
