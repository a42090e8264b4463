insert into facts.acts (claim, event)
select claim, event
from unnest(?::text[], ?::uuid[]) as act (claim, event)
on conflict do nothing
