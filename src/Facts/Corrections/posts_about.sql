-- Posts that claims about some people ($1) speak of, in any wording.
select post from facts.claims where person = any ($1)
union
select post from facts.former_wordings where person = any ($1)
