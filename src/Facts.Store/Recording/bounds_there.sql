-- Whether the store has any claim of a death, and any of a dissolution or an abolition: most have none, and need not look for more.
-- Whoever records the first of them notes it (see note_bounds.sql): to look for one that is not there would be to read all claims.
select exists (select from facts.settings where name = 'deaths'), exists (select from facts.settings where name = 'ends')
