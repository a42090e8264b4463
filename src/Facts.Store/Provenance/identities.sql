-- Decisions about who is one person in an organization ($1, whose stream is $2), as far as they concern some people ($3), directly or
-- through others, and were recorded by $4. First an empty column, where events of claims have the claim.
with recursive decided as materialized (
  select person, other, same, recorded_at from facts.identity_decisions where organization = $1 and recorded_at <= $4
),
concerned (id) as (
  select unnest($3::text[])
  union
  -- One equality, which can be hashed (People/decisions_about.sql).
  select beside.other
  from concerned
  join (select person as id, other from decided union all select other, person from decided) as beside on beside.id = concerned.id
)
select distinct '' as claim, e.id, e.type, e.data::text, e.timestamp, e.headers::text, e.user_name, e.stream_id, e.version, l.index
from decided d
join facts.mt_events e on e.stream_id = $2 and e.timestamp = d.recorded_at
  and e.type = case when d.same then 'people-identified' else 'people-distinguished' end
  and e.data ->> 'person' = d.person and coalesce(e.data ->> 'sameAs', e.data ->> 'notSameAs') = d.other
left join facts.leaves l on l.event = e.id
where d.person in (select id from concerned)
order by e.version
