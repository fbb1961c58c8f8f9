// Who may do what in a clinic, command by command and role by role.
import { describe, expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Role } from '#shared/model/caller.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner, booked, edited, moved, step, visitFor } from '#server/testing/visits.ts';
import type { Person, World } from '#server/testing/world.ts';

const core = testCore();
const roles: readonly Role[] = ['receptionist', 'doctor', 'manager'];

/** What is asked about an appointment of the doctor's own and one of a colleague's. */
type Ask = (world: World, visit: Appointment) => [name: string, input: unknown];
const asks: Readonly<Record<string, Ask>> = {
  book: (world, { scheduleIds, patientId }) => [
    'appointment.book',
    visitFor(world, patientId, { scheduleIds, start: world.at('15:00') }),
  ],
  move: (world, visit) => ['appointment.move', moved(visit, { start: world.at('16:00') })],
  edit: (_, visit) => ['appointment.edit', edited(visit, { note: 'x' })],
  cancel: (_, { id, version }) => [
    'appointment.cancel',
    { appointmentId: id, baseVersion: version, reason: 'patient' },
  ],
  advance: (_, visit) => ['appointment.advance', step(visit, 'checked-in')],
  'step back': (_, visit) => ['appointment.advance', step(visit, 'booked')],
  'entered in error': (_, visit) => ['appointment.advance', step(visit, 'entered-in-error')],
  override: (world, visit) => [
    'appointment.move',
    moved(visit, { start: world.at('22:00'), override: { reason: 'urgent' } }),
  ],
};
const may: Readonly<Record<string, Readonly<Record<Role, string>>>> = {
  book: { receptionist: 'all', doctor: 'own', manager: 'all' },
  move: { receptionist: 'all', doctor: 'own', manager: 'all' },
  edit: { receptionist: 'all', doctor: 'own', manager: 'all' },
  cancel: { receptionist: 'all', doctor: 'own', manager: 'all' },
  advance: { receptionist: 'all', doctor: 'own', manager: 'all' },
  'step back': { receptionist: 'none', doctor: 'own', manager: 'all' },
  'entered in error': { receptionist: 'none', doctor: 'own', manager: 'all' },
  override: { receptionist: 'none', doctor: 'own', manager: 'all' },
};

async function reachOf(ask: Ask, role: Role): Promise<string> {
  const world = await core.makeWorld();
  const visits = [];
  for (const scheduleId of [world.practitioner, world.colleague]) {
    const visit = await booked(core, world, { scheduleIds: [scheduleId] });
    visits.push((await core.ask(world.manager, 'appointment.advance', step(visit, 'arrived'))).value);
  }
  const answers = [];
  for (const visit of visits) {
    const outcome = await core.runner.run(world[role], 'desk', ...ask(world, visit), newId());
    answers.push(outcome.ok ? 'yes' : outcome.refusal.code);
  }
  return (
    { 'yes yes': 'all', 'yes forbidden': 'own', 'forbidden forbidden': 'none' }[answers.join(' ')] ?? answers.join(' ')
  );
}

describe('who may', () => {
  test.each(Object.keys(asks))('[PE1][PE2][PE3] %s', async (verb) => {
    const found = await Promise.all(roles.map((role) => reachOf(asks[verb]!, role)));
    expect(Object.fromEntries(roles.map((role, at) => [role, found[at]]))).toEqual(may[verb]);
  });
});

test('[PE2] a doctor gives no patient to a colleague and takes none: both ends of a move must be theirs', async () => {
  const world = await core.makeWorld();
  const [own, other] = [await booked(core, world), await booked(core, world, { scheduleIds: [world.colleague] })];
  const give = moved(own, { scheduleIds: [world.colleague], start: world.at('12:00') });
  const take = moved(other, { scheduleIds: [world.practitioner], start: world.at('12:00') });
  expect(await core.refusal(world.doctor, 'appointment.move', give)).toEqual({ code: 'forbidden' });
  expect(await core.refusal(world.doctor, 'appointment.move', take)).toEqual({ code: 'forbidden' });
  const room = await booked(core, world, { serviceId: world.procedure.id, start: world.at('10:00') });
  const moveWithRoom = moved(room, { start: world.at('12:00') });
  expect(await core.ask(world.doctor, 'appointment.move', moveWithRoom)).toMatchObject({ outcome: 'commit' });
});

test('[PE2] a base that lies about whose it is gives no right', async () => {
  const world = await core.makeWorld();
  const other = await booked(core, world, { scheduleIds: [world.colleague] });
  const lie = moved({ ...other, scheduleIds: [world.practitioner] }, { start: world.at('12:00') });
  expect(await core.refusal(world.doctor, 'appointment.move', lie)).toEqual({ code: 'forbidden' });
});

test('[PE6] all three register and edit patients and read the whole calendar', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { scheduleIds: [world.colleague] });
  for (const role of roles) {
    const patient = await core.patient(world[role], `Patient of ${role}`);
    const edit = { patientId: patient.id, baseVersion: patient.version, base: { note: '' }, note: role };
    expect(await core.ask(world[role], 'patient.edit', edit)).toMatchObject({
      outcome: 'commit',
      value: { note: role },
    });
    const window = { from: world.at('00:00'), to: world.at('23:00') };
    expect((await core.read(world[role], 'calendar.range', window)).appointments).toEqual([visit]);
  }
});

test('[PE5] a manager who became a receptionist while signed in steps nothing back any more', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const stale: Person = world.manager;
  await asOwner(core, `update member set role = 'receptionist' where id = $1`, [stale.id]);
  expect(await core.refusal(stale, 'appointment.advance', step(visit, 'entered-in-error'))).toEqual({
    code: 'forbidden',
  });
  expect(await core.ask(stale, 'appointment.move', moved(visit, { start: world.at('12:00') }))).toMatchObject({
    outcome: 'commit',
  });
});

test('[PE5] a doctor who got another schedule keeps only that one', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  await asOwner(core, 'update member set schedule_id = $2 where id = $1', [world.doctor.id, world.colleague]);
  expect(await core.refusal(world.doctor, 'appointment.edit', edited(visit, { note: 'x' }))).toEqual({
    code: 'forbidden',
  });
});

test('[PE5] a disabled member is a stranger, whatever the session says', async () => {
  const world = await core.makeWorld();
  await asOwner(core, 'update member set active = false where id = $1', [world.receptionist.id]);
  expect(await core.refusal(world.receptionist, 'patient.register', { name: 'Noura' })).toEqual({
    code: 'unauthenticated',
  });
  const ghost = { ...world.manager, id: newId() };
  expect(await core.refusal(ghost, 'patient.register', { name: 'Noura' })).toEqual({ code: 'unauthenticated' });
});
