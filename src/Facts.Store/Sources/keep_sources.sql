insert into facts.sources (id, source, recorded_at)
select id, source::jsonb, recorded_at
from unnest($1::text[], $2::text[], $3::timestamptz[]) as recorded (id, source, recorded_at)
on conflict (id) do update set source = excluded.source, recorded_at = excluded.recorded_at
