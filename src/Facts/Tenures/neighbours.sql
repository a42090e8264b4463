-- Who is believed to hold a post, or is set aside, around a moment. $1, $2 posts and moments; $3, $4 those who are known to be concerned.
with moment as (
  select post, tstzrange(at - interval '1 microsecond', at + interval '1 microsecond', '[]') as around from unnest($1, $2) as moment (post, at)
), found as (
  select t.post, t.person from moment m join facts.tenures t on t.post = m.post and t.valid && m.around and t.known @> 'infinity'::timestamptz
  union
  select s.post, s.person from moment m join facts.set_asides s on s.post = m.post and s.valid && m.around and s.known @> 'infinity'::timestamptz
)
select post, person from found
except
select post, person from unnest($3, $4) as ours (post, person)
