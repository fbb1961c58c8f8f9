// Series for tests, in as few words as a receptionist would use.
import type { CommandInput, CommandReply } from '#shared/contract/commands.ts';
import type { CommandOutput } from '#shared/contract/commands.ts';
import type { Id } from '#shared/model/id.ts';
import { wallOf } from '#shared/time/zone.ts';
import type { Core } from './core.ts';
import type { World } from './world.ts';

type Start = CommandInput<'series.start'>;
type Started = CommandReply<CommandOutput<'series.start'>>;

/** What a receptionist asks for: four visits, a week apart, at ten from tomorrow on with the first practitioner. */
export function seriesFor(world: World, patientId: Id, wish: Partial<Start> = {}): Start {
  return {
    serviceId: world.visit.id,
    scheduleIds: [world.practitioner],
    patientId,
    startLocal: wallOf(world.at('10:00'), world.zone),
    rule: 'FREQ=WEEKLY;COUNT=4',
    ...wish,
  };
}

/** A series of a patient registered for it. */
export async function started(core: Core, world: World, wish: Partial<Start> = {}, id?: Id): Promise<Started> {
  const patientId = wish.patientId ?? (await core.patient(world.receptionist)).id;
  return core.ask(world.manager, 'series.start', seriesFor(world, patientId, wish), id);
}

/** Lets series of a clinic stand in the calendar so many months ahead from now on. */
export async function reachMonths(core: Core, world: World, seriesMonths: number): Promise<void> {
  const { clinic } = await core.read(world.manager, 'clinic.settings', {});
  const base = { seriesMonths: clinic.seriesMonths };
  await core.ask(world.manager, 'clinic.edit', { baseVersion: clinic.version, base, seriesMonths });
}

/** The wall time of a local time of day, `days` from the clinic's tomorrow: the name of an occurrence then. */
export function wall(world: World, time: string, days = 0): string {
  return wallOf(world.at(time, days), world.zone);
}
