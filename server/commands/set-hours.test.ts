// Other hours while visits are booked: each that would be left outside is decided about in the same commit.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { about, dayOff, daysOf, hoursOf, scheduleNow } from '#server/testing/hours.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import { booked, calendarOf, doubleBookings, edited, moved } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

async function visitNow(world: World, { id }: Pick<Appointment, 'id'>): Promise<Appointment> {
  return (await calendarOf(core, world)).find((one) => one.id === id)!;
}

/** Visits at eight, nine and ten of the first practitioner. */
async function threeVisits(world: World): Promise<[Appointment, Appointment, Appointment]> {
  const at = (time: string) => booked(core, world, { start: world.at(time) });
  return [await at('08:00'), await at('09:00'), await at('10:00')];
}

test('[HR20][HR21] visits left outside that nobody decided about are a conflict which names them, and nothing changes', async () => {
  const world = await core.makeWorld();
  const [early, late] = await threeVisits(world);
  const asked = await hoursOf(core, world, { hours: everyWeekday('09:30', '18:00') });
  const refusal = await core.refusal(world.manager, 'schedule.set-hours', asked);
  expect(refusal).toMatchObject({ code: 'conflict', fields: [{ field: early.id }, { field: late.id }] });
  const some = { ...asked, visits: [{ ...about(early), action: 'keep' as const }] };
  const still = await core.refusal(world.manager, 'schedule.set-hours', some);
  expect(still).toMatchObject({ code: 'conflict', current: { appointments: [{ id: late.id }] } });
  expect((await scheduleNow(core, world)).hours).toEqual(everyWeekday('08:00', '18:00'));
});

test('[HR21][HR22][HR23] one commit keeps, moves and cancels: kept with its reason, moved and to be confirmed anew', async () => {
  const world = await core.makeWorld();
  const [kept, gone, sent] = await threeVisits(world);
  const { value: late } = await core.ask(world.manager, 'appointment.edit', edited(gone, { confirmed: true }));
  const asked = await hoursOf(core, world, { exceptions: [dayOff(world)] }, [
    { ...about(kept), action: 'keep' },
    { ...about(late), action: 'move', start: world.at('09:00', 1), scheduleIds: [world.practitioner] },
    { ...about(sent), action: 'cancel', reason: 'clinic', note: 'the doctor is away' },
  ]);
  const done = await core.ask(world.manager, 'schedule.set-hours', asked);
  expect(done).toMatchObject({ outcome: 'commit', undoable: true });
  const frame = core.published.find(({ commandId }) => commandId === done.commandId);
  expect(frame?.events?.map(({ type }) => type)).toEqual([
    'schedule.edited',
    'appointment.moved',
    'appointment.edited',
    'appointment.cancelled',
  ]);
  expect(await visitNow(world, kept)).toMatchObject({
    start: kept.start,
    override: { reason: 'a family matter', beyond: ['hours'] },
  });
  expect(await visitNow(world, late)).toMatchObject({ start: world.at('09:00', 1), confirmedAt: null, override: null });
  expect(await visitNow(world, sent)).toMatchObject({ status: 'cancelled', cancelReason: 'clinic' });
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});

test('[HR21] a visit that has changed since it was decided about is a conflict, and one that is not touched cannot go with it', async () => {
  const world = await core.makeWorld();
  const [early] = await threeVisits(world);
  const other = await booked(core, world, { start: world.at('11:00'), scheduleIds: [world.colleague] });
  const away = await core.ask(world.manager, 'appointment.move', moved(early, { start: world.at('08:15') }));
  const hours = { hours: everyWeekday('09:00', '18:00') };
  const stale = await hoursOf(core, world, hours, [{ ...about(early), action: 'keep' }]);
  expect(await core.refusal(world.manager, 'schedule.set-hours', stale)).toMatchObject({
    code: 'conflict',
    current: { appointments: [{ id: early.id, start: away.value.start }] },
  });
  const stray = await hoursOf(core, world, hours, [
    { ...about(away.value), action: 'keep' },
    { ...about(other), action: 'cancel', reason: 'clinic' },
  ]);
  expect(await core.refusal(world.manager, 'schedule.set-hours', stray)).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'visits.1.appointmentId', problem: 'unknown-choice' }],
  });
});

test('[HR22] a new time is within the new hours and nobody else’s, else all is refused; two cannot have the same', async () => {
  const world = await core.makeWorld();
  const [first, second] = await threeVisits(world);
  const hours = { hours: everyWeekday('09:30', '18:00') };
  const to = (time: string) => ({ action: 'move' as const, start: world.at(time), scheduleIds: [world.practitioner] });
  const refused = async (one: string, other: string) => {
    const visits = [
      { ...about(first), ...to(one) },
      { ...about(second), ...to(other) },
    ];
    return core.refusal(world.manager, 'schedule.set-hours', await hoursOf(core, world, hours, visits));
  };
  expect(await refused('09:15', '12:00')).toMatchObject({ code: 'outside-hours' });
  expect(await refused('10:00', '12:00')).toMatchObject({ code: 'slot-taken' });
  expect(await refused('12:00', '12:10')).toMatchObject({ code: 'slot-taken', blockers: [{ owner: first.id }] });
  expect(await refused('12:00', '12:03')).toMatchObject({ fields: [{ path: 'visits.1.start', problem: 'unaligned' }] });
  expect((await visitNow(world, first)).start).toBe(first.start);
});

test('[HR20] of the clinic’s days the visits of all who observe them are decided about', async () => {
  const world = await core.makeWorld();
  const mine = await booked(core, world);
  const theirs = await booked(core, world, { scheduleIds: [world.colleague] });
  const observes = { holidays: false, prayer: false };
  await core.ask(world.manager, 'schedule.set-hours', await hoursOf(core, world, { observes }, [], world.colleague));
  const { from, to } = dayOff(world);
  const holidays = [
    { name: 'National Day', names: { ar: 'اليوم الوطني' }, period: { kind: 'dates' as const, from, to } },
  ];
  const refusal = await core.refusal(world.manager, 'clinic.edit', await daysOf(core, world, { holidays }));
  expect(refusal).toMatchObject({ code: 'conflict', current: { appointments: [{ id: mine.id }] } });
  const visits = [{ ...about(mine), action: 'keep' as const }];
  await core.ask(world.manager, 'clinic.edit', await daysOf(core, world, { holidays }, visits));
  expect((await visitNow(world, mine)).override).toEqual({ reason: 'National Day', beyond: ['hours'] });
  expect((await visitNow(world, theirs)).override).toBeNull();
  const outside = await core.refusal(world.manager, 'appointment.book', {
    serviceId: world.visit.id,
    scheduleIds: [world.practitioner],
    start: world.at('15:00'),
    patientId: mine.patientId,
  });
  expect(outside.code).toBe('outside-hours');
});

test('[HR24] of other hours and a booking at once either the visit is named or the booking is outside the hours', async () => {
  const world = await core.makeWorld({ practitioners: 8 });
  const { id: patientId } = await core.patient(world.receptionist);
  const outcomes = await withNodes(core.database.appUrl, 2, async (nodes) =>
    Promise.all(
      world.practitioners.map(async (id, at) => {
        const [one, other] = [nodes[at % 2]!.runner, nodes[(at + 1) % 2]!.runner];
        const asked = await hoursOf(core, world, { hours: everyWeekday('12:00', '18:00') }, [], id);
        const visit = { serviceId: world.visit.id, scheduleIds: [id], start: world.at('09:00'), patientId };
        const set = () => one.run(world.manager, 'desk', 'schedule.set-hours', asked, newId());
        const book = () => other.run(world.receptionist, 'desk', 'appointment.book', visit, newId());
        const answers = await Promise.all(at % 2 === 0 ? [set(), book()] : [book(), set()].toReversed());
        return answers.map((answer) => (answer.ok ? 'ok' : answer.refusal.code)).join(' ');
      }),
    ),
  );
  expect(outcomes.every((one) => ['ok outside-hours', 'conflict ok'].includes(one))).toBe(true);
});
