-- What a save need not look for where it is not noted: see Recording/bounds_there.sql.
select 'deaths' as name, 'yes' as value
where exists (select from facts.mt_events where type = 'death-claimed' and stream_id like 'person/%')
union all
select 'ends', 'yes'
where exists (select from facts.mt_events where type in ('dissolution-claimed', 'abolition-claimed'))
