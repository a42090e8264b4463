delete from facts.answered
