CREATE OR REPLACE FUNCTION facts.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- SQLSTATE 42501 (PostgreSQL, Appendix A): insufficient_privilege.
  raise exception 'The ledger is only ever added to: % of facts.% is refused.', lower(tg_op), tg_table_name using errcode = '42501';
end
$function$;
