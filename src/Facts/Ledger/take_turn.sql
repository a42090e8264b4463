-- One sequencer at a time, until the end of its transaction.
select pg_advisory_xact_lock(72)
