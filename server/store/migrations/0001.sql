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
