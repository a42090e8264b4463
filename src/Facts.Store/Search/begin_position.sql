insert into facts.settings (name, value) values ('search', '0') on conflict do nothing
