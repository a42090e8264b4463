select count(*) from facts.acts where claim = $1
