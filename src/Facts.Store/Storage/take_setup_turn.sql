-- One process of all makes tables or brings seeds in (see SetupTurn).
select pg_advisory_xact_lock(75)
