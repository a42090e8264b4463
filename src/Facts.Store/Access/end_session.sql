-- $1 the session, $2 now, $3 the moment before which what ended is forgotten: its cookies have all expired.
with forgotten as (delete from facts.ended_sessions where ended_at < $3)
insert into facts.ended_sessions (session, ended_at) values ($1, $2) on conflict (session) do nothing
