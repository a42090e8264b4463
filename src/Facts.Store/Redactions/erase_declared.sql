-- What is kept of declared things, made anew of the events that name them: $1 the type of the event that was erased, $2 its data. Names
-- give way to a mark, the rest to nothing.
with erased as (
  select $1::text as type, $2::jsonb as data
), named as (
  -- Every name that a person, an organization or a source was given.
  select e.type, e.data, e.version, coalesce(e.data ->> 'name', e.data ->> 'title') as name
  from erased
  join facts.mt_events e on e.stream_id = case
      when erased.type in ('person-declared', 'person-named') then 'person/' || coalesce(erased.data ->> 'person', erased.data ->> 'id')
      when erased.type in ('organization-declared', 'organization-named')
        then 'organization/' || coalesce(erased.data ->> 'organization', erased.data ->> 'id')
      when erased.type in ('source-recorded', 'source-named') then 'source/' || coalesce(erased.data ->> 'source', erased.data ->> 'id')
    end
    and e.type in ('person-declared', 'person-named', 'organization-declared', 'organization-named', 'source-recorded', 'source-named')
), changed as (
  -- The same name again replaces none.
  select version, name from (select version, name, lag(name) over (order by version) as before from named) as one
  where name is distinct from before
), called as (
  select array_agg(name order by version) as names,
    (select d.data from named d where d.data ? 'id' limit 1) as declared,
    (select a.data -> 'aliases' from named a where a.data ? 'aliases' order by a.version desc limit 1) as aliases
  from changed
), kept as (
  select names[cardinality(names)] as name, nullif(names[:cardinality(names) - 1], '{}') as former, declared, declared ->> 'id' as id,
    array(select jsonb_array_elements_text(aliases)) as aliases
  from called
), source as (
  update facts.sources s
  set former = kept.former, source = kept.declared || jsonb_build_object('title', kept.name)
    || case when s.source ? 'organizations' then jsonb_build_object('organizations', s.source -> 'organizations') else '{}' end
  from kept where $1 in ('source-recorded', 'source-named') and s.id = kept.id
), person as (
  update facts.people p set name = kept.name, former = kept.former, aliases = kept.aliases
  from kept where $1 in ('person-declared', 'person-named') and p.id = kept.id
), organization as (
  update facts.organizations o set name = kept.name, former = kept.former, aliases = kept.aliases
  from kept where $1 in ('organization-declared', 'organization-named') and o.id = kept.id
)
update facts.posts
set name = $2::jsonb ->> 'name'
where $1 = 'post-declared' and organization = $2::jsonb ->> 'organization' and id = $2::jsonb ->> 'id'
