-- Holds, a log that can be asked what happened to one noun, and patients who are out of use.

create table hold (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  service_id uuid not null,
  schedule_ids uuid[] not null check (cardinality(schedule_ids) > 0),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  buffer_before int not null,
  buffer_after int not null,
  member_id uuid not null,
  until timestamptz(3) not null,
  extended boolean not null,
  state text not null check (state in ('live', 'booked', 'released', 'expired')),
  version bigint not null,
  primary key (clinic_id, id),
  check (starts_at < ends_at),
  foreign key (clinic_id, service_id) references service (clinic_id, id),
  foreign key (clinic_id, member_id) references member (clinic_id, id)
);
create index hold_live on hold (clinic_id, until) where state = 'live';

-- Until now only opening hours could be left, and every patient was in use. The log says so too: what it tells is what stands.
update appointment set override = override || '{"beyond": ["hours"]}' where override is not null;
alter table patient add column active boolean not null default true;
update clinic_log set events = (
    select jsonb_agg(jsonb_set(jsonb_set(event, '{appointment,override,beyond}', '["hours"]'), '{patient,active}', 'true') order by place)
      from jsonb_array_elements(events) with ordinality as one (event, place))
  where jsonb_path_exists(events, '$[*].appointment.override.reason') or jsonb_path_exists(events, '$[*].patient');

-- Where in the log a noun was written, and the time it then took: what was done to an appointment, and what a window
-- showed at any version, are each one range of an index.
create table log_noun (
  clinic_id uuid not null,
  noun_id uuid not null,
  version bigint not null,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  primary key (clinic_id, noun_id, version),
  foreign key (clinic_id, version) references clinic_log (clinic_id, version)
);
create index log_noun_start on log_noun (clinic_id, starts_at) where starts_at is not null;
create index clinic_log_at on clinic_log (clinic_id, at);

do $$
declare t text;
begin
  foreach t in array array['hold', 'log_noun'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to mawid_owner using (true) with check (true)', t);
    execute format($p$create policy clinic on %I to mawid_app
      using (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))
      with check (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))$p$, t);
  end loop;
end $$;
revoke all on hold, log_noun from public;
grant select, insert, update on hold to mawid_app;
grant select, insert on log_noun to mawid_app;
-- A hold that is made longer, or becomes somebody else's, keeps its claims and ends later.
grant update (hold_until) on claim to mawid_app;

-- The nouns that events carry, each once, as the last of them left it.
create function nouns_in(p_events jsonb) returns table (noun_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql immutable set search_path = '' as $$
  select distinct on (n.noun ->> 'id') (n.noun ->> 'id')::uuid, (n.noun ->> 'start')::timestamptz, (n.noun ->> 'end')::timestamptz
  from pg_catalog.jsonb_array_elements(p_events) with ordinality as e(event, place),
    lateral (select coalesce(e.event -> 'appointment', e.event -> 'hold', e.event -> 'patient') as noun) n
  where n.noun is not null
  order by n.noun ->> 'id', e.place desc;
$$;

insert into log_noun (clinic_id, noun_id, version, starts_at, ends_at)
  select l.clinic_id, n.noun_id, l.version, n.starts_at, n.ends_at from clinic_log l, lateral nouns_in(l.events) n;

create or replace function commit_command(p_clinic uuid, p_command uuid, p_version bigint, p_at timestamptz, p_actor uuid,
  p_via text, p_events jsonb, p_reply json) returns void
language plpgsql security invoker set search_path = public, pg_temp as $$
begin
  update clinic_head set version = p_version where clinic_id = p_clinic and version = p_version - 1;
  if not found then raise exception 'the head moved under its lock' using errcode = 'XX001'; end if;
  insert into clinic_log (clinic_id, version, at, actor, via, command_id, events)
    values (p_clinic, p_version, p_at, p_actor, p_via, p_command, p_events);
  insert into log_noun (clinic_id, noun_id, version, starts_at, ends_at)
    select p_clinic, n.noun_id, p_version, n.starts_at, n.ends_at from nouns_in(p_events) n;
  update command_receipt set reply = p_reply where clinic_id = p_clinic and command_id = p_command;
end $$;
revoke execute on function nouns_in from public;
grant execute on function nouns_in to mawid_app;
