-- Messages ($1) for endpoints ($2) of what leaves ($3) changed in organizations ($4) at recorded times ($5); due now ($6). An endpoint that
-- was taken away meanwhile is told nothing.
insert into facts.webhook_deliveries (id, webhook, leaf, organization, known_at, state, attempts, due_at)
select one.id, w.id, one.leaf, one.organization, one.known_at, 'waiting', 0, $6::timestamptz
from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[]) as one (id, webhook, leaf, organization, known_at)
join facts.webhooks w on w.id = one.webhook
on conflict do nothing
