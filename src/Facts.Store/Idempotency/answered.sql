select request, status, type, location, etag, body from facts.answered where caller = $1 and key = $2
