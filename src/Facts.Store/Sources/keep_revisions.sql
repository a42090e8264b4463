insert into facts.source_revisions (source, revision, event)
select source, revision, event
from unnest($1::text[], $2::int[], $3::uuid[]) as revised (source, revision, event)
