insert into facts.settings (name, value) values ($1, 'yes') on conflict (name) do nothing
