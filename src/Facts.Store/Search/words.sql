-- The words of some things: kinds ($1), organizations of posts ($2), ids ($3), and the leaves that changed them ($4). Names weigh more than
-- what is said, and what was replaced is found by too. Texts are cut off where a vector of words could not hold them. Who knows the language
-- of a source also finds the other forms of its words. A claim that was withdrawn has no words. What is made of them follows: renew.sql,
-- differing.sql.
with asked as (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as asked (kind, organization, id, leaf)
), named as (
  select a.kind, a.organization, a.id, a.leaf, p.name, array_to_string(p.aliases || p.former, ' ') as others, 'simple' as language
  from asked a left join facts.people p on p.id = a.id where a.kind = 'person'
  union all
  select a.kind, a.organization, a.id, a.leaf, o.name, array_to_string(o.aliases || o.former, ' '), 'simple'
  from asked a left join facts.organizations o on o.id = a.id where a.kind = 'organization'
  union all
  select a.kind, a.organization, a.id, a.leaf, p.name, null, 'simple'
  from asked a left join facts.posts p on p.organization = a.organization and p.id = a.id where a.kind = 'post'
  union all
  select a.kind, a.organization, a.id, a.leaf, s.source ->> 'title',
    concat_ws(' ', s.source ->> 'publisher', array_to_string(s.former, ' ')), lower(s.source ->> 'language')
  from asked a left join facts.sources s on s.id = a.id where a.kind = 'source'
), said as (
  select a.kind, a.organization, a.id, a.leaf, lower(s.source ->> 'language') as language,
    coalesce((c.claim ->> 'retracted')::boolean, false) as retracted, coalesce(c.claim -> 'body', e.data) as body
  from asked a
  join facts.claims c on c.id = a.id
  left join facts.mt_events e on e.id = c.event and c.claim is null
  left join facts.sources s on s.id = c.source
  where a.kind = 'claim'
), worded as (
  select kind, organization, id, leaf, language, concat_ws(' ', name, others) as name, id as text from named
  union all
  select kind, organization, id, leaf, language, '',
    case when retracted then '' else left(
      (select string_agg(text #>> '{}', ' ') from jsonb_path_query(body, '$.** ? (@.type() == "string")') as text), 100000) end
  from said
), configured as (
  select kind, organization, id, leaf, left(name, 100000) as name, text,
    case split_part(language, '-', 1) when 'id' then 'indonesian' when 'en' then 'english' else 'simple' end::regconfig as how
  from worded
), found as (
  select c.kind, c.organization, c.id, c.leaf,
    setweight(plain.name || case how when 'simple'::regconfig then plain.name else to_tsvector(how, c.name) end, 'A')
      || plain.text || case how when 'simple'::regconfig then plain.text else to_tsvector(how, c.text) end as words
  from configured c
  -- Most texts name no language, and finding words is most of the work. "offset 0" keeps it from being done for each use.
  cross join lateral (select to_tsvector('simple', c.name) as name, to_tsvector('simple', c.text) as text offset 0) as plain
  offset 0
)
