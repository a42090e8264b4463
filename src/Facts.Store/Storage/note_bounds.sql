-- That there are claims of deaths ('deaths'), or of dissolutions and abolitions ('ends').
insert into facts.settings (name, value) values ($1, 'yes') on conflict (name) do nothing
