-- A page of the claims of a source ($1), about some organizations ($2; null for any), in the order in which their quotes were found in it;
-- those without a quote come last. The page begins at a place ($3) and an id ($4), inclusive. It has so many rows ($5) at most and about so
-- many bytes ($6); one row more, which does not fit, begins the next page.
with ordered as (
  select c.id, c.claim, e.type, e.data, e.timestamp,
    coalesce((coalesce(c.claim -> 'body', e.data) -> 'quote' ->> 'start')::int, 2147483647) as place
  from facts.claims c
  left join facts.mt_events e on e.id = c.event and c.claim is null
  where c.source = $1 and ($2::text[] is null or c.organization = any ($2))
),
page as (
  select *, pg_column_size(coalesce(claim, data)) as size
  from ordered
  where (place, id collate "C") >= ($3, $4)
  order by place, id collate "C"
  limit $5 + 1
),
fitting as (
  select *, row_number() over w <= $5 and coalesce(sum(size) over before, 0) <= $6 as fits
  from page
  window w as (order by place, id collate "C"), before as (w rows between unbounded preceding and 1 preceding)
)
select claim::text, type, data::text, timestamp, place, fits
from (select *, lag(fits, 1, true) over (order by place, id collate "C") as is_next from fitting) as shown
where is_next
order by place, id collate "C"
