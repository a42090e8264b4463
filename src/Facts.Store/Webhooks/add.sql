-- What has a leaf already is not told.
insert into facts.webhooks (id, url, organization, created_by, created_at, since, secret)
values ($1, $2, $3, $4, $5, coalesce((select max(index) + 1 from facts.leaves), 0), $6)
returning id, url, organization, created_by, created_at, rest_until, former_until, disabled_at
