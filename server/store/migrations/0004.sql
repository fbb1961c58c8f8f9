-- Clinic time: other weeks, holidays and prayer, what a service allows at once, and series of visits and closures.

alter table clinic add column series_months int not null default 6 check (series_months between 1 and 13),
  add column holidays jsonb not null default '[]',
  add column prayer jsonb,
  add column tz text not null default '';
alter table schedule add column other_hours jsonb not null default '[]',
  add column exceptions jsonb not null default '[]',
  add column observes jsonb not null default '{"holidays": true, "prayer": false}';
update schedule set observes = '{"holidays": true, "prayer": true}' where kind = 'practitioner';
alter table service add column start_offset int not null default 0 check (start_offset between 0 and 1439),
  add column capacity int not null default 1 check (capacity between 1 and 100),
  add column notice_minutes int not null default 0 check (notice_minutes >= 0),
  add column patient_days int check (patient_days > 0),
  add column daily_cap int check (daily_cap > 0);

create table series (
  clinic_id uuid not null references clinic (id),
  id uuid not null,
  kind text not null check (kind in ('visits', 'closures')),
  service_id uuid,
  schedule_ids uuid[] not null check (cardinality(schedule_ids) > 0),
  patient_id uuid,
  start_local text not null,
  zone text not null,
  duration_minutes int not null check (duration_minutes > 0),
  rule text not null,
  excluded jsonb not null,
  unplaced jsonb not null,
  note text not null,
  split_from uuid,
  sequence int not null check (sequence >= 0),
  materialised_until text not null,
  tz text not null,
  active boolean not null,
  version bigint not null,
  primary key (clinic_id, id),
  check ((kind = 'visits') = (service_id is not null and patient_id is not null)),
  foreign key (clinic_id, service_id) references service (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, split_from) references series (clinic_id, id)
);
create index series_patient on series (clinic_id, patient_id) where patient_id is not null;
create index series_going on series (clinic_id, materialised_until) where active;

alter table appointment add column capacity int not null default 1 check (capacity > 0),
  add column series_id uuid, add column recurrence_id text, add column departs jsonb not null default '[]',
  add foreign key (clinic_id, series_id) references series (clinic_id, id),
  add check ((series_id is null) = (recurrence_id is null));
alter table hold add column capacity int not null default 1 check (capacity > 0);
alter table closure add column start_wall text, add column end_wall text, add column zone text,
  add column series_id uuid, add column recurrence_id text,
  add foreign key (clinic_id, series_id) references series (clinic_id, id),
  add check ((series_id is null) = (recurrence_id is null));

-- An occurrence is named by its series and the wall time it was planned for, and there is one of it.
create unique index appointment_occurrence on appointment (clinic_id, series_id, recurrence_id) where series_id is not null;
create unique index closure_occurrence on closure (clinic_id, series_id, recurrence_id) where series_id is not null;

-- As many lanes as a claim lets stand at one time, so that the constraint counts. Closed time and what was booked with a
-- reason have none to keep.
alter table claim add column capacity int check (capacity > 0),
  add constraint claim_in_capacity check (capacity is null or lane < capacity);
update claim set capacity = 1 where live and lane = 0 and kind in ('appointment', 'hold');

-- What the log tells is what stands: the nouns it carries have what those of today have.
create function pg_temp.as_today(p_event jsonb) returns jsonb language sql immutable as $$
  select p_event
    || case when p_event ? 'clinic' then jsonb_build_object('clinic',
         '{"seriesMonths": 6, "holidays": [], "prayer": null}'::jsonb || (p_event -> 'clinic')) else '{}' end
    || case when p_event ? 'schedule' then jsonb_build_object('schedule',
         jsonb_build_object('otherHours', '[]'::jsonb, 'exceptions', '[]'::jsonb, 'observes',
           jsonb_build_object('holidays', true, 'prayer', p_event -> 'schedule' ->> 'kind' = 'practitioner'))
           || (p_event -> 'schedule')) else '{}' end
    || case when p_event ? 'service' then jsonb_build_object('service',
         '{"startOffset": 0, "capacity": 1, "noticeMinutes": 0, "patientDays": null, "dailyCap": null}'::jsonb
           || (p_event -> 'service')) else '{}' end
    || case when p_event ? 'appointment' then jsonb_build_object('appointment',
         '{"capacity": 1, "seriesId": null, "recurrenceId": null, "departs": []}'::jsonb || (p_event -> 'appointment')) else '{}' end
    || case when p_event ? 'hold' then jsonb_build_object('hold', '{"capacity": 1}'::jsonb || (p_event -> 'hold')) else '{}' end
    || case when p_event ? 'closure' then jsonb_build_object('closure',
         '{"startWall": null, "endWall": null, "zone": null, "seriesId": null, "recurrenceId": null}'::jsonb
           || (p_event -> 'closure')) else '{}' end
$$;
update clinic_log set events = (
    select jsonb_agg(pg_temp.as_today(event) order by place) from jsonb_array_elements(events) with ordinality as one (event, place))
  where jsonb_array_length(events) > 0;

alter table series enable row level security;
alter table series force row level security;
create policy owner on series to mawid_owner using (true) with check (true);
create policy clinic on series to mawid_app
  using (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid))
  with check (clinic_id = (select nullif(current_setting('app.clinic_id', true), '')::uuid));
revoke all on series from public;
grant select, insert, update on series to mawid_app;

create or replace function nouns_in(p_events jsonb) returns table (noun_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql immutable set search_path = '' as $$
  select distinct on (n.noun ->> 'id') (n.noun ->> 'id')::uuid, (n.noun ->> 'start')::timestamptz, (n.noun ->> 'end')::timestamptz
  from pg_catalog.jsonb_array_elements(p_events) with ordinality as e(event, place),
    lateral (select coalesce(e.event -> 'appointment', e.event -> 'hold', e.event -> 'patient', e.event -> 'closure',
      e.event -> 'schedule', e.event -> 'service', e.event -> 'member', e.event -> 'display', e.event -> 'clinic',
      e.event -> 'series') as noun) n
  where n.noun is not null
  order by n.noun ->> 'id', e.place desc;
$$;
