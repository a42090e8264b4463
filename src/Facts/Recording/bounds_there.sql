-- Whether there is any claim of a death, and any of a dissolution or an abolition: most stores have none, and need not look for more.
select exists (select from facts.claims where organization = '' and post is null),
  exists (select from facts.claims where post is null and claim @> '{"body":{"kind":"dissolution"}}')
    or exists (select from facts.claims where post is null and claim @> '{"body":{"kind":"abolition"}}')
