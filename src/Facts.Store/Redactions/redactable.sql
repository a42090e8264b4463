-- The events $1, all that the history of claim $2 is made of, and all in the stream $3 of a source or person, with their leaves and what still opens them.
-- What is said of a death, or of a dissolution, is copied to organizations' streams, and goes there too.
select l.index, e.id, e.type, e.data::text, s.fields, e.stream_id
from facts.mt_events e
join facts.leaves l on l.event = e.id
join facts.salts s on s.leaf = l.index
where e.id = any ($1)
  or e.stream_id = $3
  or (
    e.id in (select c.event from facts.claims c where c.id = $2 union all select a.event from facts.acts a where a.claim = $2)
    and coalesce(e.data ->> 'claim', e.data ->> 'id') = $2
  )
  or (
    exists (
      select from facts.claims c
      where c.id = $2
        and (c.organization = '' or c.post is null and c.claim -> 'body' ->> 'kind' in ('dissolution', 'denial'))
    )
    and (e.type like '%-claimed' or e.type like 'claim-%') and coalesce(e.data ->> 'claim', e.data ->> 'id') = $2
  )
order by l.index
