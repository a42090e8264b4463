-- $1: sources; $2: claims whose source is meant. `offset 0` keeps the probes probes.
select e.data::text, e.type
from (
  select id from unnest($1::text[]) as named (id)
  union
  select source from facts.claims where id = any ($2)
) as asked
cross join lateral (
  select v.source, v.revision, v.event from facts.source_revisions v where v.source = asked.id offset 0
) as revised
join facts.mt_events e on e.id = revised.event
order by revised.source, revised.revision
