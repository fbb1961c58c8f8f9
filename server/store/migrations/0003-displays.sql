-- The doors of screens: a key that only the screen knows, a code until somebody has paired it.

create table display_key (
  key_hash bytea primary key,
  display_id uuid not null,
  clinic_id uuid not null,
  unique (clinic_id, display_id),
  foreign key (clinic_id, display_id) references display (clinic_id, id)
);

-- Screens that nobody has paired yet; they belong to no clinic.
create table display_code (
  key_hash bytea primary key,
  code text not null unique,
  expires_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['display_key', 'display_code'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to mawid_owner using (true) with check (true)', t);
  end loop;
end $$;
revoke all on display_key, display_code from public;

-- The code a screen shows now, and for how long still.
create function display_code_of(p_key_hash bytea) returns table (code text, left_ms int)
language sql stable security definer set search_path = '' as $$
  select c.code, ceil(extract(epoch from c.expires_at - clock_timestamp()) * 1000)::int
  from public.display_code c where c.key_hash = p_key_hash and c.expires_at > clock_timestamp();
$$;

-- Gives a screen a code, or the one it was given meanwhile; none where another screen shows this code, or where the key has
-- been paired meanwhile. Codes that ended are forgotten.
create function display_code_put(p_key_hash bytea, p_code text, p_seconds int) returns table (code text, left_ms int)
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
begin
  delete from public.display_code d where d.key_hash in (
    select old.key_hash from public.display_code old where old.expires_at <= clock_timestamp() limit 100 for update skip locked);
  insert into public.display_code (key_hash, code, expires_at)
    select p_key_hash, p_code, clock_timestamp() + p_seconds * interval '1 second'
    where not exists (select from public.display_key k where k.key_hash = p_key_hash)
    on conflict do nothing;
  return query select o.code, o.left_ms from public.display_code_of(p_key_hash) o;
end $$;

-- The screen that shows a code. Whoever asks has it until the end of their transaction, and the next finds what became of it.
create function display_code_take(p_code text) returns table (key_hash bytea)
language sql volatile security definer set search_path = '' as $$
  select c.key_hash from public.display_code c
  where c.code = p_code and c.expires_at > clock_timestamp()
    and not exists (select from public.display_key k where k.key_hash = c.key_hash)
  for update;
$$;

-- Makes a key that of a display, and forgets its code.
create function display_key_put(p_clinic uuid, p_display uuid, p_key_hash bytea) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.display_code c where c.key_hash = p_key_hash;
  insert into public.display_key (key_hash, display_id, clinic_id) select p_key_hash, p_display, p_clinic where p_clinic = public.clinic_here();
$$;

-- Forgets the key of a display: whoever has it is a stranger, who may be paired again.
create function display_key_drop(p_clinic uuid, p_display uuid) returns void
language sql volatile security definer set search_path = '' as $$
  delete from public.display_key k where k.clinic_id = p_clinic and k.display_id = p_display and p_clinic = public.clinic_here();
$$;

-- A screen's key is a session of its own: it belongs to the display, speaks the clinic's language and ends with the display.
-- The language a member chose is theirs in every clinic; the region stays.
create or replace function session_find(p_key_hash bytea)
returns table (id uuid, expires_at timestamptz, clinic_id uuid, slug text, member_id uuid, name text, role text, schedule_id uuid, locale text)
language sql volatile security definer set search_path = '' as $$
  update public.session s set seen_at = clock_timestamp()
    where s.key_hash = p_key_hash and s.seen_at < clock_timestamp() - interval '1 minute'
      and s.seen_at > clock_timestamp() - interval '12 hours' and s.ended_at is null;
  select s.id, s.expires_at, s.clinic_id, c.slug, m.id, m.name, m.role, m.schedule_id,
    coalesce((a.preferences ->> 'language') || substr(a.locale, 3), a.locale)
  from public.session s
  join public.member m on m.clinic_id = s.clinic_id and m.id = s.member_id
  join public.clinic c on c.id = s.clinic_id
  join public.account a on a.id = m.account_id
  where s.key_hash = p_key_hash and public.session_is_open(s) and m.active and m.joined
  union all
  select d.id, clock_timestamp() + interval '1 year', d.clinic_id, c.slug, d.id, d.name, 'board', null::uuid, c.locale
  from public.display_key k
  join public.display d on d.clinic_id = k.clinic_id and d.id = k.display_id
  join public.clinic c on c.id = k.clinic_id
  where k.key_hash = p_key_hash and d.active and d.kind = 'board';
$$;

revoke execute on function display_code_of, display_code_put, display_code_take, display_key_put, display_key_drop from public;
grant execute on function display_code_of, display_code_put, display_code_take, display_key_put, display_key_drop to mawid_app;
