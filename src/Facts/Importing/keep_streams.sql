-- $1 streams, $2 how many events each gets.
insert into facts.mt_streams (id, version)
select id, added from unnest($1, $2) as stream (id, added)
on conflict (id) do update set version = mt_streams.version + excluded.version, timestamp = now()
