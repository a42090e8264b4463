-- Keeps $2, named $1, since $3; a key ($4) only when nobody made another within a minute.
insert into facts.protection_keys (name, element, made_at)
select $1::text, $2::text, $3::timestamptz
where not $4::boolean
  or not exists (select 1 from facts.protection_keys where name like 'key-%' and made_at > $3::timestamptz - interval '1 minute')
