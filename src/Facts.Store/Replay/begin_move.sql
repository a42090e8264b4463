-- New organizations get these rules ($1) from now on. Under the lock that every save shares (see lock_identities.sql): so none that
-- began before is still to commit.
insert into facts.settings (name, value) values ('rule', $1) on conflict (name) do update set value = excluded.value
