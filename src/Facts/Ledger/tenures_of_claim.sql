select t.id, t.detail
from facts.tenures t
where t.post in (select post from facts.claims where id = $1 union select post from facts.former_wordings where claim = $1)
  and strpos(t.detail, '"' || $1 || '"') > 0
