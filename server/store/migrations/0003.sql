-- Closures, screens and what a clinic runs itself: its settings, members and services become nouns of the log.

alter table service add column color text not null default 'teal'
    check (color in ('teal', 'blue', 'violet', 'rose', 'amber', 'green', 'slate')),
  add column public boolean not null default true;
alter table service alter column color drop default, alter column public drop default;

-- The version of the newest commit that changed anything of the settings; the clinic's own is that of its own noun.
alter table clinic add column settings_version bigint not null default 0;
update clinic set settings_version = version;

alter table patient add column merged_into uuid,
  add foreign key (clinic_id, merged_into) references patient (clinic_id, id);
update clinic_log set events = (
    select jsonb_agg(case when event ? 'patient' then jsonb_set(event, '{patient,mergedInto}', 'null') else event end order by place)
      from jsonb_array_elements(events) with ordinality as one (event, place))
  where jsonb_path_exists(events, '$[*].patient');

-- Whether somebody found by one word has another too is one step in this index.
drop index patient_word_patient;
create index patient_word_patient on patient_word (clinic_id, patient_id, word);

create table closure (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  schedule_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  reason text not null,
  kept jsonb not null,
  active boolean not null,
  version bigint not null,
  primary key (clinic_id, id),
  check (starts_at < ends_at),
  foreign key (clinic_id, schedule_id) references schedule (clinic_id, id)
);
create index closure_end on closure (clinic_id, ends_at);

create table display (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  kind text not null check (kind in ('board', 'kiosk')),
  name text not null,
  queue_ids jsonb not null,
  active boolean not null,
  version bigint not null,
  primary key (clinic_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['closure', 'display'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to mawid_owner using (true) with check (true)', t);
    execute format($p$create policy clinic on %I to mawid_app
      using (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))
      with check (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))$p$, t);
  end loop;
end $$;
revoke all on closure, display from public;
grant select, insert, update on closure, display to mawid_app;
grant insert, update on schedule, service to mawid_app;
grant update on clinic to mawid_app;
grant update (name, role, schedule_id, active, version) on member to mawid_app;

-- Of what else an event may carry a log can be asked too; it names the time of what takes time.
create or replace function nouns_in(p_events jsonb) returns table (noun_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql immutable set search_path = '' as $$
  select distinct on (n.noun ->> 'id') (n.noun ->> 'id')::uuid, (n.noun ->> 'start')::timestamptz, (n.noun ->> 'end')::timestamptz
  from pg_catalog.jsonb_array_elements(p_events) with ordinality as e(event, place),
    lateral (select coalesce(e.event -> 'appointment', e.event -> 'hold', e.event -> 'patient', e.event -> 'closure',
      e.event -> 'schedule', e.event -> 'service', e.event -> 'member', e.event -> 'display', e.event -> 'clinic') as noun) n
  where n.noun is not null
  order by n.noun ->> 'id', e.place desc;
$$;

create or replace function begin_command(p_clinic uuid, p_caller uuid, p_command uuid, p_hash bytea)
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
    (select c.settings_version from clinic c where c.id = p_clinic),
    (select jsonb_build_object('id', m.id, 'name', m.name, 'role', m.role, 'scheduleId', m.schedule_id, 'active', m.active)
       from member m where m.clinic_id = p_clinic and m.id = p_caller);
end $$;
