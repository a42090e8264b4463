select coalesce(max(index) + 1, 0) from facts.leaves
