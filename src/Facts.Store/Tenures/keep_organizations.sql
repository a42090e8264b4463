-- $5 the rule set that a new one gets; what there is keeps its own.
insert into facts.organizations (id, name, aliases, recorded_at, rule)
select id, name, array(select jsonb_array_elements_text(aliases::jsonb)), recorded_at, rule
from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[]) as touched (id, name, aliases, recorded_at, rule)
on conflict (id) do update set
  name = coalesce(excluded.name, organizations.name),
  aliases = case when excluded.name is null then organizations.aliases else excluded.aliases end,
  recorded_at = greatest(excluded.recorded_at, organizations.recorded_at)
