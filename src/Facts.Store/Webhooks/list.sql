-- One endpoint ($1), or all when that is empty.
select id, url, organization, created_by, created_at, rest_until, former_until, disabled_at
from facts.webhooks where $1::text in ('', id) order by created_at, id
