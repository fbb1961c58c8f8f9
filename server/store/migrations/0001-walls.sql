-- The walls between clinics: row-level security, forced, on every table, and the app's few rights.
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
