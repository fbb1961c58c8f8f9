-- Forgetting what opens nothing any more, in every clinic at once: for a day it stays, to be asked about.

-- Forgets sessions, one-time links and screens' codes that have been over for a day; answers how many.
create function keys_forget() returns int language sql volatile security definer set search_path = '' as $$
  with sessions as (
    delete from public.session s where s.id in (
      select o.id from public.session o
        where least(o.ended_at, o.expires_at, o.seen_at + interval '12 hours') < clock_timestamp() - interval '1 day'
        for update skip locked)
      returning 1),
  links as (
    delete from public.credential c where c.id in (
      select o.id from public.credential o where least(o.used_at, o.expires_at) < clock_timestamp() - interval '1 day'
        for update skip locked)
      returning 1),
  codes as (
    delete from public.display_code d where d.key_hash in (
      select o.key_hash from public.display_code o where o.expires_at < clock_timestamp() - interval '1 day'
        for update skip locked)
      returning 1)
  select ((select count(*) from sessions) + (select count(*) from links) + (select count(*) from codes))::int;
$$;

revoke execute on function keys_forget from public;
grant execute on function keys_forget to mawid_app;
