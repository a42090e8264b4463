-- One sequencer at a time; 72 stands for this use.
select pg_advisory_lock(72)
