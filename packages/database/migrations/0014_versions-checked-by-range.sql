-- A delivery of new facts has ids in a row: that all of them are there is one walk along the key instead of a look-up a
-- version. Anything else is looked up as before.
create or replace function premia_check_fact_versions() returns trigger language plpgsql security definer
  set search_path = public set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  first bigint;
  last bigint;
  versions bigint;
begin
  select min(fact_id), max(fact_id), count(*) into first, last, versions from added;
  if last - first < versions and (select count(*) from facts f where f.id between first and last) = last - first + 1 then
    return null;
  end if;
  if exists (select from added a where not exists (select from facts f where f.id = a.fact_id)) then
    raise exception 'a version belongs to a fact' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
