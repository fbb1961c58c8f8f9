-- The first schema: one clock, one ledger and one log for each clinic. The clinic leads every key, and
-- row-level security says the same thing on every table.

create table account (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  locale text not null,
  password_hash text,
  created_at timestamptz(3) not null default clock_timestamp()
);

create table clinic (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  names jsonb not null default '{}',
  zone text not null,
  locale text not null,
  digits text not null check (digits in ('arab', 'latn')),
  hour_cycle text not null check (hour_cycle in ('h12', 'h23')),
  week_start int not null check (week_start between 1 and 7),
  weekend jsonb not null,
  hijri text not null check (hijri in ('off', 'secondary', 'primary')),
  hijri_adjust int not null default 0,
  grid_minutes int not null default 5 check (grid_minutes between 1 and 60),
  longest int not null default 480 check (longest between 5 and 1440),
  horizon_days int not null default 400 check (horizon_days > 0),
  backdate_days int not null default 7 check (backdate_days >= 0),
  version bigint not null default 0
);

-- Nothing references the head: a foreign key to it would deadlock writers that lock it first.
create table clinic_head (
  clinic_id uuid primary key,
  epoch uuid not null default gen_random_uuid(),
  version bigint not null default 0,
  server text not null default ''
) with (fillfactor = 50);

create table clinic_log (
  clinic_id uuid not null,
  version bigint not null,
  at timestamptz(3) not null,
  actor uuid,
  via text not null,
  command_id uuid not null,
  events jsonb not null,
  primary key (clinic_id, version)
);

create table schedule (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  kind text not null check (kind in ('practitioner', 'room', 'device')),
  name text not null,
  names jsonb not null default '{}',
  title text not null default '',
  titles jsonb not null default '{}',
  hours jsonb not null,
  position int not null,
  active boolean not null default true,
  version bigint not null default 0,
  primary key (clinic_id, id)
);

create table service (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  name text not null,
  names jsonb not null default '{}',
  duration_minutes int not null check (duration_minutes > 0),
  start_every int not null default 15 check (start_every > 0),
  buffer_before int not null default 0 check (buffer_before between 0 and 240),
  buffer_after int not null default 0 check (buffer_after between 0 and 240),
  needs jsonb not null,
  position int not null,
  active boolean not null default true,
  version bigint not null default 0,
  primary key (clinic_id, id)
);

create table member (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  account_id uuid not null references account (id),
  name text not null,
  role text not null check (role in ('manager', 'receptionist', 'doctor')),
  schedule_id uuid,
  active boolean not null default true,
  version bigint not null default 0,
  primary key (clinic_id, id),
  unique (clinic_id, account_id),
  foreign key (clinic_id, schedule_id) references schedule (clinic_id, id)
);

create table session (
  id uuid primary key,
  key_hash bytea not null unique,
  clinic_id uuid not null,
  member_id uuid not null,
  created_at timestamptz(3) not null default clock_timestamp(),
  seen_at timestamptz(3) not null default clock_timestamp(),
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  foreign key (clinic_id, member_id) references member (clinic_id, id)
);

-- One-time links; other keys that open something join them here.
create table credential (
  id uuid primary key,
  key_hash bytea not null unique,
  kind text not null check (kind in ('password')),
  account_id uuid not null references account (id),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

create table patient (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  name text not null,
  phone text,
  birth_date text,
  sex text check (sex in ('female', 'male')),
  national_id text,
  file_number int not null check (file_number > 0),
  note text not null default '',
  version bigint not null,
  primary key (clinic_id, id),
  unique (clinic_id, file_number)
);

-- One row per folded word, so that a search is a range of an index under row-level security.
create table patient_word (
  clinic_id uuid not null,
  word text collate "C" not null,
  patient_id uuid not null,
  primary key (clinic_id, word, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index patient_word_patient on patient_word (clinic_id, patient_id);

create table appointment (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  service_id uuid not null,
  schedule_ids uuid[] not null check (cardinality(schedule_ids) > 0),
  patient_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  start_wall text not null,
  zone text not null,
  offset_minutes int not null,
  buffer_before int not null,
  buffer_after int not null,
  status text not null check (status in ('booked', 'arrived', 'checked-in', 'fulfilled', 'noshow', 'cancelled', 'entered-in-error')),
  confirmed_at timestamptz(3),
  arrived_at timestamptz(3),
  note text not null,
  tags jsonb not null,
  cancel_reason text,
  cancel_note text not null,
  override jsonb,
  version bigint not null,
  primary key (clinic_id, id),
  check (starts_at < ends_at),
  foreign key (clinic_id, service_id) references service (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index appointment_start on appointment (clinic_id, starts_at);
create index appointment_patient on appointment (clinic_id, patient_id, starts_at);

create table claim (
  clinic_id uuid not null,
  id uuid not null default gen_random_uuid(),
  schedule_id uuid not null,
  lane int not null default 0,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  during tstzrange generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
  kind text not null check (kind in ('appointment', 'hold', 'closure', 'offer')),
  live boolean not null default true,
  hold_until timestamptz(3),
  owner uuid not null,
  primary key (clinic_id, id),
  check (starts_at < ends_at and ends_at - starts_at <= interval '25 hours'),
  foreign key (clinic_id, schedule_id) references schedule (clinic_id, id),
  constraint claim_no_overlap exclude using gist
    (clinic_id with =, schedule_id with =, lane with =, during with &&) where (live)
);
create index claim_schedule_start on claim (clinic_id, schedule_id, starts_at) where live;
create index claim_start on claim (clinic_id, starts_at) where live;
create index claim_owner on claim (clinic_id, owner) where live;

create table command_receipt (
  clinic_id uuid not null,
  command_id uuid not null,
  caller uuid,
  request_hash bytea not null,
  reply json,
  at timestamptz(3) not null default clock_timestamp(),
  primary key (clinic_id, command_id)
);
create index command_receipt_at on command_receipt (clinic_id, at);

-- Row-level security, forced, on every table.
do $$
declare t text;
begin
  foreach t in array array['account', 'clinic', 'clinic_head', 'clinic_log', 'schedule', 'service', 'member', 'session',
    'credential', 'patient', 'patient_word', 'appointment', 'claim', 'command_receipt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to mawid_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['clinic_head', 'clinic_log', 'schedule', 'service', 'member', 'patient', 'patient_word',
    'appointment', 'claim', 'command_receipt'] loop
    execute format($p$create policy clinic on %I to mawid_app
      using (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))
      with check (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))$p$, t);
  end loop;
end $$;
create policy clinic on clinic to mawid_app
  using (id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.clinic_id', true), '')::uuid));
-- The head holds nothing but numbers; reading all of them lets one statement poll every watched clinic.
create policy heads on clinic_head for select to mawid_app using (true);

revoke all on all tables in schema public from public;
grant usage on schema public to mawid_app;
grant select on clinic, schedule, service, member, clinic_head, clinic_log to mawid_app;
grant update (epoch, version, server) on clinic_head to mawid_app;
grant insert on clinic_log, command_receipt, patient, patient_word, appointment, claim to mawid_app;
grant select on command_receipt, patient, patient_word, appointment, claim to mawid_app;
grant update on patient, appointment to mawid_app;
grant update (reply) on command_receipt to mawid_app;
grant update (live) on claim to mawid_app;
grant delete on patient_word, command_receipt to mawid_app;

-- Locks a clinic's clock, the first lock of every writing transaction. On another server or timeline than the one that
-- last wrote, a new epoch begins: what screens hold may never have happened there.
create function lock_head(p_clinic uuid) returns clinic_head
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  here text := coalesce(current_setting('app.server', true), '');
  head clinic_head%rowtype;
begin
  select * into head from clinic_head h where h.clinic_id = p_clinic for no key update;
  if found and head.server <> here and here <> '' then
    update clinic_head h set server = here, epoch = case when head.server = '' then h.epoch else gen_random_uuid() end
      where h.clinic_id = p_clinic returning * into head;
  end if;
  return head;
end $$;

-- A writing transaction begins here: the context, the head's lock before any other, the receipt, then the time.
create function begin_command(p_clinic uuid, p_caller uuid, p_command uuid, p_hash bytea)
returns table (epoch uuid, version bigint, at timestamptz, fresh boolean, receipt json, receipt_caller uuid,
  receipt_hash bytea, settings_version bigint, member jsonb)
language plpgsql security invoker set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  head clinic_head%rowtype;
  kept command_receipt%rowtype;
begin
  perform set_config('app.clinic_id', p_clinic::text, true), set_config('app.caller_id', coalesce(p_caller::text, ''), true),
    set_config('lock_timeout', '2s', true), set_config('statement_timeout', '5s', true);
  head := lock_head(p_clinic);
  if head.clinic_id is null then return; end if;
  insert into command_receipt (clinic_id, command_id, caller, request_hash) values (p_clinic, p_command, p_caller, p_hash)
    on conflict (clinic_id, command_id) do nothing;
  fresh := found;
  if not fresh then
    select * into kept from command_receipt r where r.clinic_id = p_clinic and r.command_id = p_command;
  end if;
  return query select head.epoch, head.version, date_trunc('milliseconds', clock_timestamp()), fresh, kept.reply, kept.caller, kept.request_hash,
    (select c.version from clinic c where c.id = p_clinic),
    (select jsonb_build_object('id', m.id, 'name', m.name, 'role', m.role, 'scheduleId', m.schedule_id, 'active', m.active)
       from member m where m.clinic_id = p_clinic and m.id = p_caller);
end $$;

-- And ends here: the version is raised, the log row written and the receipt completed in one statement.
create function commit_command(p_clinic uuid, p_command uuid, p_version bigint, p_at timestamptz, p_actor uuid, p_via text,
  p_events jsonb, p_reply json) returns void
language plpgsql security invoker set search_path = public, pg_temp as $$
begin
  update clinic_head set version = p_version where clinic_id = p_clinic and version = p_version - 1;
  if not found then raise exception 'the head moved under its lock' using errcode = 'XX001'; end if;
  insert into clinic_log (clinic_id, version, at, actor, via, command_id, events)
    values (p_clinic, p_version, p_at, p_actor, p_via, p_command, p_events);
  update command_receipt set reply = p_reply where clinic_id = p_clinic and command_id = p_command;
end $$;
