// Every way in which an appointment or a hold comes to its time: each claims it in the ledger, and none when it is taken.
import { describe, expect, test } from 'vitest';
import { type CommandName, commands } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { closed } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { faultsOfLedger } from '#server/testing/ledger.ts';
import { asOwner, booked, edited, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { newId } from '#server/ops/clock.ts';

const core = testCore();

/** Sets a scene in which one command would take tomorrow’s nine o’clock of the first practitioner; answers its input. */
type Arrange = (world: World, nine: string) => Promise<object>;

async function cancelled(world: World, visit: Appointment): Promise<Appointment> {
  const input = { appointmentId: visit.id, baseVersion: visit.version, reason: 'patient' as const };
  return (await core.ask(world.manager, 'appointment.cancel', input)).value;
}

/** What a command did is to be taken back; answers the input that does. */
async function takingBack(world: World, name: CommandName, input: object): Promise<{ commandId: string }> {
  const commandId = newId();
  await core.ask(world.manager, name, input as never, commandId);
  return { commandId };
}

async function held(world: World, start: string) {
  const slot = { serviceId: world.visit.id, scheduleIds: [world.practitioner], start };
  return (await core.ask(world.manager, 'hold.place', slot)).value;
}

async function lapse(holdId: string): Promise<void> {
  await asOwner(core, `update hold set until = clock_timestamp() - interval '1 second' where id = $1`, [holdId]);
  await asOwner(core, `update claim set hold_until = clock_timestamp() - interval '1 second' where owner = $1`, [
    holdId,
  ]);
}

async function ready(world: World, wish: Parameters<typeof visitFor>[2]) {
  return visitFor(world, (await core.patient(world.receptionist)).id, wish);
}

const ways: Partial<Record<CommandName, Readonly<Record<string, Arrange>>>> = {
  'appointment.book': {
    'at that time': (world, start) => ready(world, { start }),
    'into it': (world) => ready(world, { start: world.at('08:50') }),
    'with a hold of another time': async (world, start) =>
      ready(world, { start, holdId: (await held(world, world.at('11:00'))).id }),
  },
  'appointment.move': {
    'to another start': async (world, start) =>
      moved(await booked(core, world, { start: world.at('11:00') }), { start }),
    'made longer': async (world) =>
      moved(await booked(core, world, { start: world.at('08:45') }), { durationMinutes: 20 }),
    'made longer at its beginning': async (world) =>
      moved(await booked(core, world, { start: world.at('09:15') }), { start: world.at('09:10'), durationMinutes: 20 }),
    'to another practitioner': async (world, start) =>
      moved(await booked(core, world, { start, scheduleIds: [world.colleague] }), {
        scheduleIds: [world.practitioner],
      }),
    'to another service': async (world) =>
      moved(await booked(core, world, { start: world.at('08:45') }), {
        serviceId: world.procedure.id,
        durationMinutes: 30,
      }),
  },
  'appointment.advance': {
    'back from cancelled': async (world, start) =>
      step(await cancelled(world, await booked(core, world, { start })), 'booked'),
    'back from missed': async (world, start) => {
      const visit = await booked(core, world, { start });
      await asOwner(core, `update appointment set status = 'noshow' where id = $1`, [visit.id]);
      await asOwner(core, 'update claim set live = false where owner = $1', [visit.id]);
      return step(visit, 'booked');
    },
  },
  'hold.place': {
    'at that time': async (world, start) => ({
      serviceId: world.visit.id,
      scheduleIds: [world.practitioner],
      start,
    }),
    'instead of another': async (world, start) => ({
      serviceId: world.visit.id,
      scheduleIds: [world.practitioner],
      start,
      insteadOf: (await held(world, world.at('08:45'))).id,
    }),
  },
  'hold.book': {
    'after its end': async (world, start) => {
      const [{ id }, patient] = [await held(world, start), await core.patient(world.receptionist)];
      await lapse(id);
      return { holdId: id, patientId: patient.id };
    },
  },
  'command.undo': {
    'of a cancellation': async (world, start) => {
      const { id, version } = await booked(core, world, { start });
      const input = { appointmentId: id, baseVersion: version, reason: 'patient' };
      return takingBack(world, 'appointment.cancel', input);
    },
    'of a move': async (world, start) =>
      takingBack(world, 'appointment.move', moved(await booked(core, world, { start }), { start: world.at('11:00') })),
    'of a move to a colleague': async (world, start) =>
      takingBack(
        world,
        'appointment.move',
        moved(await booked(core, world, { start }), { scheduleIds: [world.colleague] }),
      ),
    'of a shortening': async (world) => {
      const long = await booked(core, world, { start: world.at('08:45'), durationMinutes: 30 });
      return takingBack(world, 'appointment.move', moved(long, { durationMinutes: 15 }));
    },
    'of a step to entered in error': async (world, start) =>
      takingBack(world, 'appointment.advance', step(await booked(core, world, { start }), 'entered-in-error')),
    'of what took a booking back': async (world, start) =>
      takingBack(world, 'command.undo', await takingBack(world, 'appointment.book', await ready(world, { start }))),
  },
};

/** Commands that give nobody time: what is asked of one that has everything they could be about. */
const timeless: Partial<Record<CommandName, Arrange>> = {
  'appointment.edit': async (world) => edited(await booked(core, world), { note: 'rings twice' }),
  'appointment.cancel': async (world) => {
    const { id, version } = await booked(core, world);
    return { appointmentId: id, baseVersion: version, reason: 'patient' };
  },
  'hold.extend': async (world, nine) => ({ holdId: (await held(world, nine)).id }),
  'hold.release': async (world, nine) => ({ holdId: (await held(world, nine)).id }),
  'hold.take-over': async (world, nine) => {
    const slot = { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: nine };
    const { value } = await core.ask(world.receptionist, 'hold.place', slot);
    return { holdId: value.id, reason: 'at lunch' };
  },
  'schedule.reopen': async (world) => ({ closureId: (await closed(core, world)).id }),
  'patient.merge': async (world) => {
    const { patientId: fromId } = await booked(core, world);
    return { fromId, intoId: (await core.patient(world.receptionist)).id };
  },
  'patient.register': async () => ({ name: 'Layla Haddad' }),
  'patient.edit': async (world) => {
    const { id, version } = await core.patient(world.receptionist);
    return { patientId: id, baseVersion: version, base: { note: '' }, note: 'rings twice' };
  },
};

/** What closes time for everybody, and what a manager runs the clinic by, which knows no time at all. */
const others = Object.entries(commands)
  .filter(([name, { allow }]) => name === 'schedule.close' || allow === 'administer')
  .map(([name]) => name);

const each = Object.entries(ways).flatMap(([name, some]) =>
  Object.entries(some).map(([how, arrange]) => ({ name: name as CommandName, how, arrange })),
);

/** Every row of a clinic's ledger, live or not. */
function rowsOf(world: World): Promise<{ id: string; live: boolean }[]> {
  return asOwner(core, 'select id, live from claim where clinic_id = $1 order by id', [world.clinicId]);
}

test('[CL14] every command is known as a way to time or as none: a new one fails until it is', () => {
  expect([...Object.keys(ways), ...Object.keys(timeless), ...others].toSorted((a, b) => a.localeCompare(b))).toEqual(
    Object.keys(commands).toSorted((a, b) => a.localeCompare(b)),
  );
});

describe.each(each)('$name $how', ({ name, arrange }) => {
  test('[CL14] claims its time in the ledger when it is free', async () => {
    const world = await core.makeWorld();
    const input = await arrange(world, world.at('09:00'));
    const outcome = await core.runner.run(world.manager, 'desk', name, input, newId());
    expect(outcome).toMatchObject({ ok: true, outcome: 'commit' });
    expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  });

  test('[CL14][CL1] is refused when somebody else has it, and the ledger stays as it is', async () => {
    const world = await core.makeWorld();
    const nine = world.at('09:00');
    const input = await arrange(world, nine);
    const other = await booked(core, world, { start: nine });
    const before = await rowsOf(world);
    const refusal = await core.refusal(world.manager, name, input);
    const taken = { code: 'slot-taken', blockers: [{ owner: other.id }] };
    expect(refusal).toMatchObject(name === 'hold.book' ? { code: 'hold-expired' } : taken);
    expect(await rowsOf(world)).toEqual(before);
    expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  });
});

describe.each(each)('$name $how', ({ name, arrange }) => {
  test('[CL14][CC1] is refused where the time is closed, which is named', async () => {
    const world = await core.makeWorld();
    const input = await arrange(world, world.at('09:00'));
    const closure = await closed(core, world, { start: world.at('09:00'), end: world.at('09:15') });
    const before = await rowsOf(world);
    const refusal = await core.refusal(world.manager, name, input);
    const taken = { code: 'slot-taken', blockers: [{ kind: 'closure', owner: closure.id }] };
    expect(refusal).toMatchObject(name === 'hold.book' ? { code: 'hold-expired' } : taken);
    expect(await rowsOf(world)).toEqual(before);
  });
});

describe.each(Object.entries(timeless))('%s', (name, arrange) => {
  test('[CL14] gives nobody time', async () => {
    const world = await core.makeWorld();
    const input = await arrange(world, world.at('09:00'));
    const before = await rowsOf(world);
    const outcome = await core.runner.run(world.manager, 'desk', name, input, newId());
    expect(outcome).toMatchObject({ ok: true });
    const live = (rows: typeof before) => rows.filter((one) => one.live).map(({ id }) => id);
    const after = await rowsOf(world);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(live(before)).toEqual(expect.arrayContaining(live(after)));
    expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  });
});
