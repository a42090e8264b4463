insert into facts.settings (name, value)
select 'webhooks', coalesce(max(index) + 1, 0)::text from facts.leaves
on conflict do nothing
