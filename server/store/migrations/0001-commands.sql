-- How every writing transaction begins and ends.

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
