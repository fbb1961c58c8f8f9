// Taking back hours, the clinic's days and closed time, with all that became of the visits.
import { expect, test } from 'vitest';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { closingFor } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { seen } from '#server/testing/every-change.ts';
import { about, dayOff, daysOf, hoursOf, scheduleNow } from '#server/testing/hours.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import { booked, calendarOf, doubleBookings } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

/** All that an undo must restore, but for versions. */
async function stateOf(world: World): Promise<unknown> {
  const { clinic, schedules }: Settings = await core.read(world.manager, 'clinic.settings', {});
  const visits = (await calendarOf(core, world)).toSorted((a, b) => a.id.localeCompare(b.id));
  return [clinic, ...schedules, ...visits].map(({ version: _, ...noun }) => noun);
}

async function threeVisits(world: World): Promise<[Appointment, Appointment, Appointment]> {
  const at = (time: string) => booked(core, world, { start: world.at(time) });
  return [await at('09:00'), await at('10:00'), await at('11:00')];
}

/** Keep one, move one to where another was, cancel that. */
function decisions(world: World, [kept, away, gone]: readonly [Appointment, Appointment, Appointment], to: string) {
  return [
    { ...about(kept), action: 'keep' as const },
    { ...about(away), action: 'move' as const, start: to, scheduleIds: [world.practitioner] },
    { ...about(gone), action: 'cancel' as const, reason: 'clinic' as const },
  ];
}

test('[HR27][UN1][UN6] hours are taken back with the visits that were kept, moved and cancelled, and set again by taking that back', async () => {
  const world = await core.makeWorld();
  const visits = await threeVisits(world);
  const before = await stateOf(world);
  const asked = await hoursOf(
    core,
    world,
    { exceptions: [dayOff(world)] },
    decisions(world, visits, world.at('09:00', 1)),
  );
  const done = await core.ask(world.manager, 'schedule.set-hours', asked);
  const after = await stateOf(world);
  const undone = await core.ask(world.manager, 'command.undo', { commandId: done.commandId });
  expect(undone.value).toMatchObject({ schedules: [{ id: world.practitioner, exceptions: [] }], clinics: [] });
  expect(undone.value.appointments).toHaveLength(3);
  expect(await stateOf(world)).toEqual(before);
  await core.ask(world.manager, 'command.undo', { commandId: undone.commandId });
  expect(await stateOf(world)).toEqual(after);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});

test('[HR27][CC8] closed time is opened with its visits back in it, and closed again with them away', async () => {
  const world = await core.makeWorld();
  const visits = await threeVisits(world);
  const before = await stateOf(world);
  const closing = closingFor(world, { visits: decisions(world, visits, world.at('14:00')) });
  const done = await core.ask(world.manager, 'schedule.close', closing);
  const after = await stateOf(world);
  const undone = await core.ask(world.manager, 'command.undo', { commandId: done.commandId });
  expect(undone.value.closures).toMatchObject([{ active: false }]);
  expect(await stateOf(world)).toEqual(before);
  const again = await core.ask(world.manager, 'command.undo', { commandId: undone.commandId });
  expect(again.value.closures).toMatchObject([{ active: true, kept: [{ appointmentId: visits[0].id }] }]);
  expect(await stateOf(world)).toEqual(after);
});

test('[HR27] a visit booked since in hours that would be gone is a conflict that names it, and nothing is taken back', async () => {
  const world = await core.makeWorld();
  const wide = await hoursOf(core, world, { hours: everyWeekday('06:00', '18:00') });
  const done = await core.ask(world.manager, 'schedule.set-hours', wide);
  const early = await booked(core, world, { start: world.at('06:30') });
  const refusal = await core.refusal(world.manager, 'command.undo', { commandId: done.commandId });
  expect(refusal).toMatchObject({ code: 'conflict', current: { appointments: [{ id: early.id }] } });
  expect((await scheduleNow(core, world)).hours).toEqual(wide.hours);
});

test('[HR27][UN4] the clinic’s days are taken back field by field: what somebody has changed since is a conflict, the rest stays', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const { from, to } = dayOff(world);
  const holidays = [{ name: 'Founding Day', names: {}, period: { kind: 'dates' as const, from, to } }];
  const closed = await daysOf(core, world, { holidays }, [{ ...about(visit), action: 'keep' }]);
  const done = await core.ask(world.manager, 'clinic.edit', closed);
  const { clinic } = await core.read(world.manager, 'clinic.settings', {});
  await core.ask(world.manager, 'clinic.edit', seen(clinic, { name: 'Another name' }));
  const undone = await core.ask(world.manager, 'command.undo', { commandId: done.commandId });
  expect(undone).toMatchObject({ value: { clinics: [{ holidays: [], name: 'Another name' }] }, undoable: true });
  expect((await calendarOf(core, world))[0]?.override).toBeNull();
  const other = [
    { ...holidays[0]!, name: 'Another day', period: { kind: 'dates' as const, from: '2030-01-01', to: null } },
  ];
  await core.ask(world.manager, 'clinic.edit', await daysOf(core, world, { holidays: other }));
  expect(await core.refusal(world.manager, 'command.undo', { commandId: undone.commandId })).toMatchObject({
    code: 'conflict',
    fields: [{ field: 'holidays', theirs: other, mine: holidays }],
  });
});

test('[HR27][CS7] taking a schedule back into use is itself taken back only while nothing is booked on it', async () => {
  const world = await core.makeWorld();
  const schedule = await scheduleNow(core, world, world.colleague);
  const off = { scheduleId: schedule.id, ...seen(schedule, { active: false }) };
  const done = await core.ask(world.manager, 'schedule.edit', off);
  const undone = await core.ask(world.manager, 'command.undo', { commandId: done.commandId });
  expect(undone.value.schedules).toMatchObject([{ id: schedule.id, active: true }]);
  await booked(core, world, { scheduleIds: [world.colleague] });
  expect(await core.refusal(world.manager, 'command.undo', { commandId: undone.commandId })).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'active', problem: 'in-use' }],
  });
});
