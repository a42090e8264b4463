update facts.tenures set detail = $2 where id = $1
