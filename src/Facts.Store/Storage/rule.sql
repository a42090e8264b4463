select value from facts.settings where name = 'rule'
