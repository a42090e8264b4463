insert into facts.people (id, name, aliases, recorded_at, home, kind)
select id, name, array(select jsonb_array_elements_text(aliases::jsonb)), recorded_at,
  case when home is not null then array(select jsonb_array_elements_text(home::jsonb)) end, kind
from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
  as declared (id, name, aliases, recorded_at, home, kind)
on conflict (id) do update set
  name = excluded.name, aliases = excluded.aliases, recorded_at = excluded.recorded_at, home = excluded.home,
  former = null, kind = excluded.kind
