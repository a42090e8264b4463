-- What statistics say of tables that grow this fast is old: left to them, whole tables were read and sorted for each window.
set local enable_seqscan = off;
set local jit = off
