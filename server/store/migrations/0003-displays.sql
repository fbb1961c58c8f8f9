-- The doors of screens: a key that only the screen knows, a code until somebody has paired it.

create table display_key (
  key_hash bytea primary key,
  display_id uuid not null,
  clinic_id uuid not null,
  unique (clinic_id, display_id),
  foreign key (clinic_id, display_id) references display (clinic_id, id)
);
alter table display_key enable row level security;
alter table display_key force row level security;
create policy owner on display_key to mawid_owner using (true) with check (true);
revoke all on display_key from public;
