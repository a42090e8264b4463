-- Plans are made once for each statement of a connection, whatever its parameters: planning a save anew took longer than running it.
set local plan_cache_mode = force_generic_plan
