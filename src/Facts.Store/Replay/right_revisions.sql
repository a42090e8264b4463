select data ->> 'source' as source, (data ->> 'revision')::integer as revision, id as event
from facts.mt_events
where type = 'source-revised'
