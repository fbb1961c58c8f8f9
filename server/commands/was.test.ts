// The log can be walked backwards: every event says what each thing it changed was before.
import { expect, test } from 'vitest';
import { events, type EventName, type NounName, type Nouns } from '#shared/contract/events.ts';
import { newId } from '#server/ops/clock.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { testCore } from '#server/testing/core.ts';
import { held, lapse } from '#server/testing/holding.ts';
import { booked, edited, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

/** Events that change a noun that was there before. */
const changing = (Object.keys(events) as EventName[]).filter((type) => 'was' in events[type].payload.shape);

/** Every kind of change to visits, patients and holds at least once, with all that one change can touch at once. */
async function everything(world: World): Promise<void> {
  const { manager } = world;
  const first = await booked(core, world, { start: world.at('20:00'), override: { reason: 'from far away' } });
  const procedure = {
    serviceId: world.procedure.id,
    scheduleIds: [world.colleague, world.room],
    start: world.at('10:00'),
    durationMinutes: 40,
  };
  const there = await core.ask(manager, 'appointment.move', moved(first, procedure));
  const other = await core.patient(manager, 'Maha');
  const edit = edited(there.value, { note: 'x', tags: ['a'], confirmed: true, patientId: other.id });
  const changed = await core.ask(manager, 'appointment.edit', edit);
  const arrived = await core.ask(manager, 'appointment.advance', step(changed.value, 'arrived'));
  const seen = { appointmentId: first.id, baseVersion: arrived.version };
  const cancelled = await core.ask(manager, 'appointment.cancel', { ...seen, reason: 'patient', note: 'ill' });
  await core.ask(manager, 'appointment.advance', step(cancelled.value, 'booked'));
  const mistake = newId();
  await core.ask(manager, 'appointment.book', visitFor(world, other.id), mistake);
  const undone = await core.ask(manager, 'command.undo', { commandId: mistake });
  await core.ask(manager, 'command.undo', { commandId: undone.commandId });
  const fix = { patientId: other.id, baseVersion: other.version, base: { name: 'Maha', phone: other.phone } };
  const fixed = await core.ask(manager, 'patient.edit', { ...fix, name: 'مها', phone: null });
  await core.ask(manager, 'command.undo', { commandId: fixed.commandId });
}

/** A hold's whole life, four times: booked, let go, taken over and expired. */
async function holds(world: World): Promise<void> {
  const { id: patientId } = await core.patient(world.manager);
  const longer = await held(core, world, { start: world.at('14:00') });
  await core.ask(world.receptionist, 'hold.extend', { holdId: longer.id });
  await core.ask(world.manager, 'hold.take-over', { holdId: longer.id, reason: 'she is at lunch' });
  await core.ask(world.manager, 'hold.book', { holdId: longer.id, patientId });
  const letGo = await held(core, world, { start: world.at('15:00') });
  await core.ask(world.receptionist, 'hold.release', { holdId: letGo.id });
  await lapse(core, await held(core, world, { start: world.at('16:00') }));
  await booked(core, world, { patientId, start: world.at('16:00') });
}

/** A noun as it can be compared: the time of the hold that expired was set back by the test and not by a command. */
function comparable(type: EventName, noun: object | undefined): object {
  return type === 'hold.expired' ? { ...noun, until: '' } : { ...noun };
}

test('[HI1][LG3] of every kind of change there is, the noun before is the noun after with the old values over it', async () => {
  const world = await core.makeWorld();
  await everything(world);
  await holds(world);
  const known = new Map<string, Nouns[NounName]>();
  const seen = new Set<EventName>();
  for (const row of await readLog(core.store, world.clinicId, 0, 1000)) {
    for (const event of row.events ?? []) {
      const { noun } = events[event.type] as { noun: NounName };
      const after = (event as unknown as Nouns)[noun];
      const before = known.get(after.id);
      known.set(after.id, after);
      seen.add(event.type);
      const was: object | undefined = 'was' in event ? event.was : undefined;
      const old = was && { ...after, ...was, version: before?.version };
      expect([event.type, comparable(event.type, old)]).toEqual([event.type, comparable(event.type, before)]);
      const same = Object.entries(was ?? {}).filter(([name, value]) => after[name as keyof typeof after] === value);
      expect([event.type, same]).toEqual([event.type, []]);
    }
  }
  expect(changing.filter((type) => !seen.has(type))).toEqual([]);
});
