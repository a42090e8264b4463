select level, index, hashes, root from facts.tiles order by level, index
