insert into facts.acts (claim, event) select $1, event from unnest($2::uuid[]) as redaction (event) on conflict do nothing
