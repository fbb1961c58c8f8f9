-- The doors of members and of what is somebody's own: single rows in, single rows out, owned by the schema's owner.

alter table account add column preferences jsonb not null default '{}';
alter table session add column agent text not null default '';
