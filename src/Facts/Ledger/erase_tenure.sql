update facts.tenures set detail = $2::json where id = $1
