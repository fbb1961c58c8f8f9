-- The doors of members and of what is somebody's own: single rows in, single rows out, owned by the schema's owner. Doors of
-- members are of the transaction's clinic, those of accounts of whoever holds the session's key; neither can name another.

alter table account add column preferences jsonb not null default '{}';
alter table session add column agent text not null default '';
create index session_member on session (clinic_id, member_id) where ended_at is null;
-- Whoever had an account before they were invited belongs to a clinic once they themselves have opened its link.
alter table member add column joined boolean not null default true;
alter table credential add column clinic_id uuid, add column member_id uuid,
  add foreign key (clinic_id, member_id) references member (clinic_id, id),
  drop constraint credential_kind_check, add check (kind in ('password', 'join'));
create index credential_member on credential (clinic_id, member_id) where used_at is null;

create function clinic_here() returns uuid language sql stable set search_path = '' as $$
  select nullif(current_setting('app.clinic_id', true), '')::uuid;
$$;

-- A session that still opens something.
create function session_is_open(p_session public.session) returns boolean language sql stable set search_path = '' as $$
  select p_session.ended_at is null and p_session.expires_at > clock_timestamp()
    and p_session.seen_at > clock_timestamp() - interval '12 hours';
$$;

create or replace function sign_in_lookup(p_email text)
returns table (account_id uuid, password_hash text, locale text, clinics jsonb)
language sql stable security definer set search_path = '' as $$
  select a.id, a.password_hash, a.locale,
    coalesce((select jsonb_agg(jsonb_build_object('clinicId', c.id, 'slug', c.slug, 'name', c.name, 'memberId', m.id) order by c.slug)
      from public.member m join public.clinic c on c.id = m.clinic_id where m.account_id = a.id and m.active and m.joined), '[]'::jsonb)
  from public.account a where a.email = p_email;
$$;

drop function session_open(uuid, bytea, uuid, uuid, timestamptz);
-- Opens a session for whoever was right about a password, if their account still has it; another that is being set is waited
-- for, and ends what was opened before.
create function session_open(p_id uuid, p_key_hash bytea, p_clinic uuid, p_member uuid, p_expires timestamptz, p_agent text,
  p_password_hash text) returns void language sql volatile security definer set search_path = '' as $$
  insert into public.session (id, key_hash, clinic_id, member_id, expires_at, agent)
    select p_id, p_key_hash, m.clinic_id, m.id, p_expires, p_agent
    from public.member m join public.account a on a.id = m.account_id
    where m.clinic_id = p_clinic and m.id = p_member and a.password_hash = p_password_hash
    for share of a;
$$;

create function member_list() returns table (id uuid, email text, has_password boolean, sessions int, seen_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select m.id, a.email, m.joined and a.password_hash is not null, count(s.id)::int, max(s.seen_at)
  from public.member m join public.account a on a.id = m.account_id
  left join public.session s on s.clinic_id = m.clinic_id and s.member_id = m.id and public.session_is_open(s)
  where m.clinic_id = public.clinic_here() group by m.id, m.joined, a.email, a.password_hash;
$$;

-- Who of this clinic has an address; null where nobody has.
create function member_at(p_email text) returns uuid language sql stable security definer set search_path = '' as $$
  select m.id from public.member m join public.account a on a.id = m.account_id
    where m.clinic_id = public.clinic_here() and a.email = p_email;
$$;

-- How a member's account stands, which it keeps until the transaction ends: whether they belong to another clinic too, and
-- their open sessions of this one.
create function member_standing(p_member uuid) returns table (joined boolean, elsewhere boolean, sessions uuid[])
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform 1 from public.account a join public.member m on m.account_id = a.id
    where m.clinic_id = public.clinic_here() and m.id = p_member for no key update of a;
  return query select m.joined,
      exists (select 1 from public.member o where o.account_id = m.account_id and o.clinic_id <> m.clinic_id and o.joined),
      array(select s.id from public.session s
        where s.clinic_id = m.clinic_id and s.member_id = m.id and public.session_is_open(s) order by s.id)
    from public.member m where m.clinic_id = public.clinic_here() and m.id = p_member;
end $$;

-- A new link for a member, which ends their earlier ones of this clinic. Whoever belongs here alone chooses a password with it,
-- whoever has yet to join needs the one they have, and whoever has joined another clinic too gets none.
create function member_link(p_member uuid, p_key_hash bytea, p_until timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.credential c set used_at = clock_timestamp()
    where c.clinic_id = public.clinic_here() and c.member_id = p_member and c.used_at is null;
  insert into public.credential (id, key_hash, kind, account_id, expires_at, clinic_id, member_id)
    select gen_random_uuid(), p_key_hash, case when m.joined then 'password' else 'join' end, m.account_id, p_until, m.clinic_id, m.id
    from public.member m where m.clinic_id = public.clinic_here() and m.id = p_member and not (m.joined and exists (
      select 1 from public.member o where o.account_id = m.account_id and o.clinic_id <> m.clinic_id and o.joined));
end $$;

-- A new member, whose account is the one the address has, untouched, or a new one without a password.
create function member_add(p_member uuid, p_email text, p_name text, p_role text, p_locale text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare theirs public.account%rowtype;
begin
  insert into public.account (id, email, name, locale) values (gen_random_uuid(), p_email, p_name, p_locale) on conflict (email) do nothing;
  select * into theirs from public.account a where a.email = p_email for no key update;
  insert into public.member (clinic_id, id, account_id, name, role, joined)
    select public.clinic_here(), p_member, theirs.id, p_name, p_role,
      theirs.password_hash is null and not exists (select 1 from public.member m where m.account_id = theirs.id);
end $$;

-- Signs a member of this clinic out everywhere in it.
create function member_sessions_end(p_member uuid) returns void language sql volatile security definer set search_path = '' as $$
  update public.session s set ended_at = clock_timestamp()
    where s.clinic_id = public.clinic_here() and s.member_id = p_member and s.ended_at is null;
$$;

-- Ends the links of a member of this clinic that nobody has used.
create function member_links_end(p_member uuid) returns void language sql volatile security definer set search_path = '' as $$
  update public.credential c set used_at = clock_timestamp()
    where c.clinic_id = public.clinic_here() and c.member_id = p_member and c.used_at is null;
$$;

-- What the link of somebody who has an account already asks: the password they have.
create function join_find(p_key_hash bytea) returns table (email text, password_hash text)
language sql stable security definer set search_path = '' as $$
  select a.email, a.password_hash from public.credential c join public.account a on a.id = c.account_id
    where c.key_hash = p_key_hash and c.kind = 'join' and c.used_at is null and c.expires_at > clock_timestamp();
$$;

-- Uses such a link, once the password was right that the account still has. Links made while they belonged to one clinic alone
-- set their password no longer.
create function join_use(p_key_hash bytea, p_password_hash text) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare address text; used public.credential%rowtype;
begin
  select a.email into address from public.account a join public.credential c on c.account_id = a.id
    where c.key_hash = p_key_hash and a.password_hash = p_password_hash for no key update of a;
  if address is null then return null; end if;
  update public.credential c set used_at = clock_timestamp()
    where c.key_hash = p_key_hash and c.kind = 'join' and c.used_at is null and c.expires_at > clock_timestamp() returning c.* into used;
  if used.id is null then return null; end if;
  update public.credential c set used_at = clock_timestamp()
    where c.account_id = used.account_id and c.kind = 'password' and c.used_at is null;
  update public.member m set joined = true where m.clinic_id = used.clinic_id and m.id = used.member_id;
  return address;
end $$;

-- Uses a one-time link: only the first of two at once sets the password; the account's other links and sessions end with
-- it. The sessions that ended are named, so that their clinics' logs can say so. The account is locked before its links, as
-- wherever both are.
create or replace function password_set(p_key_hash bytea, p_password_hash text) returns table (email text, ended jsonb)
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare whose uuid; address text; gone jsonb;
begin
  perform 1 from public.account a join public.credential c on c.account_id = a.id where c.key_hash = p_key_hash for no key update of a;
  update public.credential c set used_at = clock_timestamp()
    where c.key_hash = p_key_hash and c.kind = 'password' and c.used_at is null and c.expires_at > clock_timestamp()
    returning c.account_id into whose;
  if whose is null then return; end if;
  update public.credential c set used_at = clock_timestamp() where c.account_id = whose and c.kind = 'password' and c.used_at is null;
  update public.account a set password_hash = p_password_hash where a.id = whose returning a.email into address;
  with closed as (
    update public.session s set ended_at = clock_timestamp() from public.member m
      where m.clinic_id = s.clinic_id and m.id = s.member_id and m.account_id = whose and s.ended_at is null
      returning s.id, s.clinic_id, s.member_id, m.name
  )
  select coalesce(jsonb_agg(jsonb_build_object('sessionId', c.id, 'clinicId', c.clinic_id, 'memberId', c.member_id, 'name', c.name)), '[]'::jsonb)
    into gone from closed c;
  return query select address, gone;
end $$;

-- Whose key it is, and everywhere they are signed in.
create function account_find(p_key_hash bytea)
returns table (email text, name text, preferences jsonb, password_hash text, sessions jsonb)
language sql stable security definer set search_path = '' as $$
  select a.email, m.name, a.preferences, a.password_hash, (
      select jsonb_agg(jsonb_build_object('id', o.id, 'createdAt', o.created_at, 'seenAt', o.seen_at, 'agent', o.agent,
          'clinicId', o.clinic_id, 'memberId', o.member_id, 'name', om.name, 'clinic', jsonb_build_object('slug', c.slug, 'name', c.name),
          'isThis', o.id = s.id) order by o.id = s.id desc, o.seen_at desc)
        from public.member om join public.session o on o.clinic_id = om.clinic_id and o.member_id = om.id
          join public.clinic c on c.id = om.clinic_id
        where om.account_id = a.id and om.active and om.joined and public.session_is_open(o))
  from public.session s
  join public.member m on m.clinic_id = s.clinic_id and m.id = s.member_id
  join public.account a on a.id = m.account_id
  where s.key_hash = p_key_hash and public.session_is_open(s) and m.active and m.joined;
$$;

-- Which account a session's key belongs to; null where it opens nothing.
create function account_of(p_key_hash bytea) returns uuid language sql stable security definer set search_path = '' as $$
  select m.account_id from public.session s join public.member m on m.clinic_id = s.clinic_id and m.id = s.member_id
    where s.key_hash = p_key_hash and public.session_is_open(s) and m.active and m.joined;
$$;

-- Changes some preferences: null puts one back to what it was before anybody chose; columns are chosen clinic by clinic, of
-- those one belongs to.
create function account_prefer(p_key_hash bytea, p_given jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare whose uuid := public.account_of(p_key_hash); chosen jsonb; columns jsonb;
begin
  select jsonb_strip_nulls(a.preferences || p_given), coalesce(a.preferences -> 'columns', '{}') into chosen, columns
    from public.account a where a.id = whose for no key update;
  if jsonb_typeof(p_given -> 'columns') = 'object' then
    select coalesce(jsonb_object_agg(one.key, one.value), '{}') into columns
      from jsonb_each(jsonb_strip_nulls(columns || (p_given -> 'columns'))) one
      where one.key in (select m.clinic_id::text from public.member m where m.account_id = whose);
    chosen := chosen || jsonb_build_object('columns', columns);
  end if;
  update public.account a set preferences = chosen where a.id = whose;
  return chosen;
end $$;

-- Another password for whoever's key it is: their links and their other sessions end with the old one.
create function account_password(p_key_hash bytea, p_password_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare whose uuid := public.account_of(p_key_hash); gone jsonb;
begin
  -- Whoever had to wait here for another password of the account has been signed out by it.
  perform 1 from public.account a where a.id = whose for no key update;
  whose := public.account_of(p_key_hash);
  if whose is null then return null; end if;
  update public.account a set password_hash = p_password_hash where a.id = whose;
  update public.credential c set used_at = clock_timestamp() where c.account_id = whose and c.kind = 'password' and c.used_at is null;
  with closed as (
    update public.session s set ended_at = clock_timestamp() from public.member m
      where m.clinic_id = s.clinic_id and m.id = s.member_id and m.account_id = whose and s.ended_at is null and s.key_hash <> p_key_hash
      returning s.id, s.clinic_id, s.member_id, m.name
  )
  select coalesce(jsonb_agg(jsonb_build_object('sessionId', c.id, 'clinicId', c.clinic_id, 'memberId', c.member_id, 'name', c.name)), '[]'::jsonb)
    into gone from closed c;
  return gone;
end $$;

-- Ends one of one's own sessions; false where it is not one's own, or has ended.
create function account_session_end(p_key_hash bytea, p_session uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.session s set ended_at = clock_timestamp() from public.member m
    where s.id = p_session and s.ended_at is null and m.clinic_id = s.clinic_id and m.id = s.member_id
      and m.account_id = public.account_of(p_key_hash);
  return found;
end $$;

do $$
declare
  doors text[] := array['clinic_here()', 'session_is_open(public.session)', 'session_open(uuid, bytea, uuid, uuid, timestamptz, text, text)',
    'member_list()', 'member_at(text)', 'member_standing(uuid)', 'member_link(uuid, bytea, timestamptz)',
    'member_add(uuid, text, text, text, text)', 'member_sessions_end(uuid)', 'member_links_end(uuid)', 'join_find(bytea)',
    'join_use(bytea, text)', 'account_find(bytea)', 'account_of(bytea)', 'account_prefer(bytea, jsonb)', 'account_password(bytea, text)',
    'account_session_end(bytea, uuid)'];
begin
  execute format('revoke execute on function %s from public', array_to_string(doors, ', '));
  execute format('grant execute on function %s to mawid_app', array_to_string(doors, ', '));
end $$;
