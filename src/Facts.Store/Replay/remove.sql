-- Of kinds ($1), organizations ($2) and ids ($3).
delete from facts.search s
using unnest($1::text[], $2::text[], $3::text[]) as gone (kind, organization, id)
where s.kind = gone.kind and s.organization = gone.organization and s.id = gone.id
