-- Ids that both organizations and holders have who were never declared: of $1, which lines name as people, those of organizations (true);
-- of $2, which lines declare as organizations, those of holders (false). "offset 0" keeps the probes probes, as in organizations_by_id.sql.
select asked.id, true
from unnest($1) as asked (id)
where exists (select from facts.organizations where id = asked.id offset 0)
  and not exists (select from facts.people where id = asked.id offset 0)
union all
select asked.id, false
from unnest($2) as asked (id)
where exists (select from facts.claims where person = asked.id offset 0)
  and not exists (select from facts.people where id = asked.id offset 0)
