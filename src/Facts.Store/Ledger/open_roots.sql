-- Roots of the full tiles of level $1 from $2 to before $3.
select root from facts.tiles where level = $1 and index >= $2 and index < $3 order by index
