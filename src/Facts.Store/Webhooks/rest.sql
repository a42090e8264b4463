-- Until when an endpoint ($1) is left alone ($2); nothing shortens what it asked for. A success ends what is over by now ($3).
update facts.webhooks set rest_until = $2::timestamptz
where id = $1::text
  and case when $2::timestamptz is null then rest_until <= $3::timestamptz else coalesce(rest_until < $2::timestamptz, true) end
