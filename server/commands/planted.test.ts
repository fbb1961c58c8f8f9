// Proves that the search for double bookings is able to find one: the guards of the ledger are taken away, one by one.
import { expect, test } from 'vitest';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { type Core, testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, doubleBookings, visitFor } from '#server/testing/visits.ts';

const core = testCore();
const locked = testCore();

/** Without the constraint: its name stays, for the statement that inserts claims names it, but it forbids nothing. */
const noConstraint = `
  alter table claim drop constraint claim_no_overlap;
  alter table claim add constraint claim_no_overlap unique (clinic_id, id, lane)`;

/** Without the lock: the head is read but not kept, for as long as a slow moment of a busy machine. */
const noLock = `
  create or replace function lock_head(p_clinic uuid) returns clinic_head
  language plpgsql security invoker set search_path = public, pg_temp as $$
  declare head clinic_head%rowtype;
  begin
    select * into head from clinic_head h where h.clinic_id = p_clinic;
    perform pg_sleep(0.1);
    return head;
  end $$`;

/** And without the last look at the version: whoever comes gets the next one, after one more slow moment before the commit. */
const noVersion = `
  create or replace function commit_command(p_clinic uuid, p_command uuid, p_version bigint, p_at timestamptz, p_actor uuid,
    p_via text, p_events jsonb, p_reply json) returns void
  language plpgsql security invoker set search_path = public, pg_temp as $$
  declare next bigint;
  begin
    perform pg_sleep(0.1);
    update clinic_head set version = version + 1 where clinic_id = p_clinic returning version into next;
    insert into clinic_log (clinic_id, version, at, actor, via, command_id, events)
      values (p_clinic, next, p_at, p_actor, p_via, p_command, p_events);
    update command_receipt set reply = p_reply where clinic_id = p_clinic and command_id = p_command;
  end $$`;

/** Fifty desks on five nodes book three overlapping slots at once; answers how many got one and how many collide. */
async function rush(on: Core): Promise<{ won: number; collisions: number }> {
  const world = await on.makeWorld();
  const patient = await on.patient(world.receptionist);
  const ask = (at: number) => visitFor(world, patient.id, { start: plusMinutes(world.at('09:00'), (at % 3) * 5) });
  const outcomes = await withNodes(on.database.appUrl, 5, async (nodes) => {
    // Each has a connection before the rush begins: on a slow machine opening one takes longer than a booking.
    await Promise.all(nodes.map(({ store }) => store.rows('select 1')));
    return Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        nodes[at % 5]!.runner.run(world.receptionist, 'desk', 'appointment.book', ask(at), newId()),
      ),
    );
  });
  return { won: outcomes.filter((one) => one.ok).length, collisions: await doubleBookings(on, world.clinicId) };
}

test('[CL11] guarded, fifty desks at once make no double booking; each guard alone still holds; without any the check finds them', async () => {
  expect(await rush(core)).toEqual({ won: 1, collisions: 0 });

  await asOwner(core, noLock);
  expect(await rush(core)).toEqual({ won: 1, collisions: 0 });

  await asOwner(core, noVersion);
  expect(await rush(core)).toEqual({ won: 1, collisions: 0 });

  await asOwner(core, noConstraint);
  const unguarded = await rush(core);
  expect(unguarded.won).toBeGreaterThan(1);
  expect(unguarded.collisions).toBeGreaterThan(0);
});

test('[CL11] with the lock and without the constraint there is no double booking either', async () => {
  await asOwner(locked, noConstraint);
  expect(await rush(locked)).toEqual({ won: 1, collisions: 0 });
});
