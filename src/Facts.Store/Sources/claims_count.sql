-- Claims of a source ($1), about some organizations ($2; null for any): how many, and from how many origins those come that count. What an
-- origin is, Origins says (src/Facts.Domain/Rules); when_a_source_has_many_origins holds the two together.
select count(*)::int,
  count(distinct case when counts and said -> 'attribution' -> 0 ->> 'who' is not null then said -> 'attribution' -> 0 ->> 'who' end)::int
    + count(distinct case when counts and said -> 'attribution' -> 0 ->> 'who' is null then coalesce(said ->> 'origin', source) end)::int
from (
  select c.source, coalesce(c.claim -> 'body', e.data) as said,
    coalesce(not (c.claim -> 'retracted')::boolean and c.claim ->> 'rank' <> 'deprecated', true) as counts
  from facts.claims c
  left join facts.mt_events e on e.id = c.event and c.claim is null
  where c.source = $1 and ($2::text[] is null or c.organization = any ($2))
) as claims
