select hashes from facts.tiles where level = $1 and index = $2
