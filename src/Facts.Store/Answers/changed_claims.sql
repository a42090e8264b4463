-- Claims that were denied or acted upon in a stream ($1) after one recorded time ($2) and by another ($3), and those that such a claim
-- denies or denied.
with acted as (
  select coalesce(data ->> 'claim', data ->> 'denies') as claim, data -> 'becomes' ->> 'denies' as becomes
  from facts.mt_events
  where stream_id = $1 and timestamp > $2 and timestamp <= $3
    and type in ('denial-claimed', 'claim-corrected', 'claim-retracted', 'claim-ranked', 'outcome-recorded')
), upon as (
  select c.id, c.claim from facts.claims c where c.id in (select claim from acted union select becomes from acted)
)
select id from upon
union
select claim -> 'body' ->> 'denies' from upon where claim -> 'body' ? 'denies'
union
select wording ->> 'denies' from upon, jsonb_array_elements(claim -> 'superseded') as wording where wording ? 'denies'
