-- Claims that people ($1, by any of their ids) died, that organizations ($2) were dissolved, and that posts in them were abolished.
select id from facts.claims where organization = '' and post is null and person = any ($1) and claim -> 'body' ->> 'kind' = 'death'
union all
select id from facts.claims
where organization = any ($2) and post is null and claim -> 'body' ->> 'kind' in ('dissolution', 'abolition')
