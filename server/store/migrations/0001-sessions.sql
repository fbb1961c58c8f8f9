-- The doors of accounts and sessions: single rows in, single rows out, owned by the schema's owner.

create function sign_in_lookup(p_email text)
returns table (account_id uuid, password_hash text, locale text, clinics jsonb)
language sql stable security definer set search_path = '' as $$
  select a.id, a.password_hash, a.locale,
    coalesce((select jsonb_agg(jsonb_build_object('clinicId', c.id, 'slug', c.slug, 'name', c.name, 'memberId', m.id) order by c.slug)
      from public.member m join public.clinic c on c.id = m.clinic_id where m.account_id = a.id and m.active), '[]'::jsonb)
  from public.account a where a.email = p_email;
$$;

create function session_open(p_id uuid, p_key_hash bytea, p_clinic uuid, p_member uuid, p_expires timestamptz)
returns void language sql security definer set search_path = '' as $$
  insert into public.session (id, key_hash, clinic_id, member_id, expires_at) values (p_id, p_key_hash, p_clinic, p_member, p_expires);
$$;

create function session_find(p_key_hash bytea)
returns table (id uuid, expires_at timestamptz, clinic_id uuid, slug text, member_id uuid, name text, role text, schedule_id uuid, locale text)
language sql volatile security definer set search_path = '' as $$
  update public.session s set seen_at = clock_timestamp()
    where s.key_hash = p_key_hash and s.seen_at < clock_timestamp() - interval '1 minute'
      and s.seen_at > clock_timestamp() - interval '12 hours' and s.ended_at is null;
  select s.id, s.expires_at, s.clinic_id, c.slug, m.id, m.name, m.role, m.schedule_id, a.locale
  from public.session s
  join public.member m on m.clinic_id = s.clinic_id and m.id = s.member_id
  join public.clinic c on c.id = s.clinic_id
  join public.account a on a.id = m.account_id
  where s.key_hash = p_key_hash and s.ended_at is null and s.expires_at > clock_timestamp()
    and s.seen_at > clock_timestamp() - interval '12 hours' and m.active;
$$;

create function session_end(p_key_hash bytea) returns table (id uuid, clinic_id uuid, member_id uuid)
language sql volatile security definer set search_path = '' as $$
  update public.session s set ended_at = clock_timestamp() where s.key_hash = p_key_hash and s.ended_at is null
  returning s.id, s.clinic_id, s.member_id;
$$;

-- Uses a one-time link: only the first of two at once sets the password; the account's other links and sessions end with
-- it. The sessions that ended are named, so that their clinics' logs can say so.
create function password_set(p_key_hash bytea, p_password_hash text) returns table (email text, ended jsonb)
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare whose uuid; address text; gone jsonb;
begin
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

revoke execute on all functions in schema public from public;
grant execute on function lock_head, begin_command, commit_command, sign_in_lookup, session_open, session_find, session_end,
  password_set to mawid_app;
