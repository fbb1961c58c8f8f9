// Scenes in which one command takes a time, or could: what each of them is then asked with.
import type { CommandName } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { closed, closingFor } from './closing.ts';
import type { Core } from './core.ts';
import { seriesFor, started, wall } from './series.ts';
import { asOwner, booked, edited, moved, step, visitFor } from './visits.ts';
import type { World } from './world.ts';

/** Sets a scene in which one command would take tomorrow’s nine o’clock of the first practitioner; answers its input. */
export type Arrange = (world: World, nine: string) => Promise<object>;

/** Commands that give somebody time, in every way they do, and those that give nobody any. */
export function waysToTime(core: Core) {
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

  const nineOf = (world: World) => wall(world, '09:00');

  /** A series at another time that is to come to the first nine o’clock. */
  async function elsewhere(world: World) {
    const startLocal = wall(world, '11:00');
    const { series } = (await started(core, world, { startLocal })).value;
    return {
      seriesId: series.id,
      recurrenceId: startLocal,
      baseVersion: series.version,
      set: { startLocal: nineOf(world) },
    };
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
        moved(await booked(core, world, { start: world.at('09:15') }), {
          start: world.at('09:10'),
          durationMinutes: 20,
        }),
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
    'series.start': {
      'at that time': async (world) =>
        seriesFor(world, (await core.patient(world.receptionist)).id, { startLocal: nineOf(world) }),
    },
    'series.change': {
      'of this one to another time': async (world) => ({ ...(await elsewhere(world)), scope: 'this' }),
      'of all to another time': async (world) => ({ ...(await elsewhere(world)), scope: 'all' }),
    },
    'schedule.close': {
      'with a visit that is moved out of it': async (world, start) => {
        const { id, version } = await booked(core, world, { start: world.at('11:00') });
        const move = {
          appointmentId: id,
          baseVersion: version,
          action: 'move',
          start,
          scheduleIds: [world.practitioner],
        };
        return { ...closingFor(world, { start: world.at('11:00'), end: world.at('11:30') }), visits: [move] };
      },
    },
    'command.undo': {
      'of a cancellation': async (world, start) => {
        const { id, version } = await booked(core, world, { start });
        const input = { appointmentId: id, baseVersion: version, reason: 'patient' };
        return takingBack(world, 'appointment.cancel', input);
      },
      'of a move': async (world, start) =>
        takingBack(
          world,
          'appointment.move',
          moved(await booked(core, world, { start }), { start: world.at('11:00') }),
        ),
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
    'series.end': async (world) => {
      const { series } = (await started(core, world)).value;
      return { seriesId: series.id, recurrenceId: series.startLocal, baseVersion: series.version };
    },
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

  return { ways, timeless };
}
