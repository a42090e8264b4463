-- Messages ($1) for endpoints ($2) of what a leaf ($3) changed in an organization ($4) at a recorded time ($5); due now ($6). An endpoint
-- that was taken away meanwhile is told nothing.
insert into facts.webhook_deliveries (id, webhook, leaf, organization, known_at, state, attempts, due_at)
select one.id, w.id, $3::bigint, $4::text, $5::timestamptz, 'waiting', 0, $6::timestamptz
from unnest($1::text[], $2::text[]) as one (id, webhook)
join facts.webhooks w on w.id = one.webhook
on conflict do nothing
