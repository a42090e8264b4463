insert into facts.organizations (id, name, aliases, recorded_at)
select id, name, array(select jsonb_array_elements_text(aliases::jsonb)), recorded_at
from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as touched (id, name, aliases, recorded_at)
on conflict (id) do update set
  name = coalesce(excluded.name, organizations.name),
  aliases = case when excluded.name is null then organizations.aliases else excluded.aliases end,
  recorded_at = greatest(excluded.recorded_at, organizations.recorded_at)
