-- Every decision about two ids, in the order of its stream: numbered without a gap within each organization, and among the streams of
-- people (no organization). Whoever decides holds the locks of both, so that no number is given twice.
insert into facts.identity_decisions (organization, number, person, other, same, recorded_at)
select organization, 1 + coalesce((select max(d.number) from facts.identity_decisions d where d.organization = decided.organization), 0),
  person, other, same, recorded_at
from (values ($1::text, $2::text, $3::text, $4::boolean, $5::timestamptz)) as decided (organization, person, other, same, recorded_at)
