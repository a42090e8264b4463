-- Those that are found by other words than theirs.
select f.kind, f.organization, f.id
from found f
left join facts.search s on s.kind = f.kind and s.organization = f.organization and s.id = f.id
where s.words is distinct from f.words
