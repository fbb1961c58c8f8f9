// A story in which every kind of change there is happens at least once.
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { newId } from '#server/ops/clock.ts';
import type { Core } from './core.ts';
import { held, lapse } from './holding.ts';
import { everyWeekday } from './nouns.ts';
import { pairedDisplay } from './screens.ts';
import { seriesStory } from './series-story.ts';
import { booked, edited, moved, step, visitFor } from './visits.ts';
import type { Person, World } from './world.ts';

/** Tells it in a clinic where nothing has happened yet. */
export async function everyChange(core: Core, world: World): Promise<void> {
  await visits(core, world);
  await holds(core, world);
  await closures(core, world);
  await seriesStory(core, world);
  await merge(core, world);
  await settings(core, world);
  await people(core, world);
}

/** Visits and patients, with all that one change can touch at once. */
async function visits(core: Core, world: World): Promise<void> {
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
async function holds(core: Core, world: World): Promise<void> {
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

/** Closed time, opened again and closed by taking that back. */
async function closures(core: Core, { manager, ...world }: World): Promise<void> {
  const time = { scheduleId: world.colleague, start: world.at('08:00', 3), end: world.at('12:00', 3) };
  const { value } = await core.ask(manager, 'schedule.close', { ...time, reason: 'a congress' });
  const opened = await core.ask(manager, 'schedule.reopen', { closureId: value.id });
  await core.ask(manager, 'command.undo', { commandId: opened.commandId });
}

async function merge(core: Core, world: World): Promise<void> {
  const [from, into] = [await core.patient(world.manager, 'Noor'), await core.patient(world.manager, 'Noura')];
  await booked(core, world, { patientId: from.id, start: world.at('09:00', 4) });
  await core.ask(world.manager, 'patient.merge', { fromId: from.id, intoId: into.id });
}

/** An edit of a noun as somebody asks for it who sees it as given. */
export function seen<T extends { readonly version: number }, F extends Partial<T>>(noun: T, fields: F) {
  const base = Object.fromEntries(Object.keys(fields).map((name) => [name, noun[name as keyof T]])) as F;
  return { baseVersion: noun.version, base, ...fields };
}

/** What a clinic consists of: several fields at once, lists and names among them. */
async function settings(core: Core, { manager, ...world }: World): Promise<void> {
  const { clinic, schedules, services }: Settings = await core.read(manager, 'clinic.settings', {});
  const edit = seen(clinic, { names: { ar: 'عيادة' }, weekend: [5], hijri: 'off' as const });
  await backAndForth(core, manager, await core.ask(manager, 'clinic.edit', edit));
  const room = await core.ask(manager, 'schedule.add', { kind: 'room', name: 'Room', hours: everyWeekday() });
  const { id: scheduleId } = room.value;
  const titled = await core.ask(manager, 'schedule.edit', {
    scheduleId,
    ...seen(room.value, { titles: { en: 'Big' } }),
  });
  const hours = everyWeekday('09:00', '17:00');
  const set = { scheduleId, ...seen(titled.value, { hours }) };
  await backAndForth(core, manager, await core.ask(manager, 'schedule.set-hours', set));
  const scheduleIds = [scheduleId, ...schedules.map(({ id }) => id)];
  await core.ask(manager, 'schedule.arrange', { scheduleIds });
  const needs = [{ kind: 'practitioner' as const, among: [world.practitioner] }];
  const service = await core.ask(manager, 'service.add', { name: 'Check-up', durationMinutes: 20, needs });
  const fields = { needs: [{ ...needs[0]!, among: null }], color: 'rose', bufferAfter: 5, active: false } as const;
  await core.ask(manager, 'service.edit', {
    serviceId: service.value.id,
    ...seen(service.value, { ...fields, needs: [...fields.needs] }),
  });
  const serviceIds = [...services.map(({ id }) => id), service.value.id].toReversed();
  await core.ask(manager, 'service.arrange', { serviceIds });
}

/** Takes a command back, and that too. */
async function backAndForth(core: Core, by: Person, { commandId }: { readonly commandId: Id }): Promise<void> {
  const undone = await core.ask(by, 'command.undo', { commandId });
  await core.ask(by, 'command.undo', { commandId: undone.commandId });
}

/** Members and screens. */
async function people(core: Core, { manager, receptionist, ...world }: World): Promise<void> {
  const email = `${newId()}@example.test`;
  const invited = await core.ask(manager, 'member.invite', { email, name: 'Lina', role: 'receptionist' });
  const { member } = invited.value;
  const named = await core.ask(manager, 'member.edit', { memberId: member.id, ...seen(member, { name: 'لينا' }) });
  await core.ask(manager, 'member.set-role', { memberId: named.value.id, role: 'doctor', scheduleId: world.colleague });
  await core.ask(manager, 'member.disable', { memberId: receptionist.id });
  const screen = await pairedDisplay(core, { ...world, manager, receptionist }, 'By the lift');
  await core.ask(manager, 'display.rename', { displayId: screen.id, name: 'By the stairs' });
  await core.ask(manager, 'display.revoke', { displayId: screen.id });
}
