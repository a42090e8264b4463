insert into facts.people (id, name, aliases, recorded_at)
select id, name, array(select jsonb_array_elements_text(aliases::jsonb)), recorded_at
from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as declared (id, name, aliases, recorded_at)
on conflict (id) do update set name = excluded.name, aliases = excluded.aliases, recorded_at = excluded.recorded_at
