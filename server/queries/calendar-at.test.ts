// The calendar as it was at a moment of the past.
import { expect, test } from 'vitest';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { closed } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { held, lapse } from '#server/testing/holding.ts';
import { asOwner, booked, moved } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const windowOf = (world: World) => ({ from: world.at('00:00'), to: world.at('23:00') });
const lastAt = () => core.published.at(-1)?.at ?? '';
const before = (at: string) => instantOf(msOf(at) - 1);

function at(world: World, moment: string, window: { from: string; to: string } = windowOf(world)) {
  return core.read(world.manager, 'calendar.at', { at: moment, ...window });
}

/** Puts the commits of a clinic a minute apart, the newest now, so that each has moments of its own. */
async function apart(world: World): Promise<string[]> {
  const rows = await asOwner<{ at: Date }>(
    core,
    `update clinic_log l set at = date_trunc('milliseconds', clock_timestamp())
         - (select max(version) - l.version from clinic_log m where m.clinic_id = $1) * interval '1 minute'
       where clinic_id = $1 returning at`,
    [world.clinicId],
  );
  return rows.map((row) => row.at.toISOString()).toSorted();
}

test('[HI5] who booked over whom: each moment shows the visits that stood then, where they stood', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const moveAway = moved(first, { start: world.at('11:00') });
  const { value: away } = await core.ask(world.receptionist, 'appointment.move', moveAway);
  const second = await booked(core, world, { patientId: first.patientId });
  const cancel = { appointmentId: away.id, baseVersion: away.version, reason: 'clinic' as const };
  const { value: gone } = await core.ask(world.doctor, 'appointment.cancel', cancel);
  const times = await apart(world);
  const shown = await Promise.all(times.map(async (moment) => (await at(world, moment)).appointments));
  expect(shown).toEqual([[], [first], [away], [second, away], [second, gone]]);
  const third = await at(world, before(times[3]!));
  expect(third).toMatchObject({
    appointments: [away],
    patients: [{ id: first.patientId, name: 'Noura Al-Qahtani' }],
    last: { version: 3, by: { id: world.receptionist.id }, via: 'desk', events: [{ type: 'appointment.moved' }] },
    days: [{ minutes: 1440 }],
  });
});

test('[HI5] before the first commit the calendar is empty, and a moment to come is as now', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const first = (await apart(world))[0]!;
  expect(await at(world, before(first))).toMatchObject({ appointments: [], holds: [], patients: [], last: null });
  expect(await at(world, '2090-01-01T00:00:00.000Z')).toMatchObject({ appointments: [visit], last: { version: 2 } });
});

test('[HI5] a visit that was moved out of the window or into another day is where it was', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const move = moved(visit, { start: world.at('09:00', 5) });
  const { value: away } = await core.ask(world.receptionist, 'appointment.move', move);
  const [, second, third] = await apart(world);
  const there = { from: world.at('00:00', 5), to: world.at('23:00', 5) };
  const seen = [];
  for (const moment of [second!, third!])
    for (const window of [windowOf(world), there]) seen.push((await at(world, moment, window)).appointments);
  expect(seen).toEqual([[visit], [], [], [away]]);
  const touching = { from: visit.end, to: world.at('23:00') };
  expect((await at(world, second!, touching)).appointments).toEqual([]);
});

test('[HI5] holds are shown while they counted: not before, not after they ended, nor past their time', async () => {
  const world = await core.makeWorld();
  const released = await held(core, world);
  await core.ask(world.receptionist, 'hold.release', { holdId: released.id });
  const other = await held(core, world, { start: world.at('12:00') });
  const [first, second, third] = await apart(world);
  const ids = async (moment: string) => (await at(world, moment)).holds.map(({ id }) => id);
  expect([await ids(before(first!)), await ids(first!), await ids(second!)]).toEqual([[], [released.id], []]);
  expect([await ids(third!), await ids(before(other.until)), await ids(other.until)]).toEqual([
    [other.id],
    [other.id],
    [],
  ]);
  await lapse(core, other);
});

test('[HI5][RD2] a window of the past is a window like any other', async () => {
  const world = await core.makeWorld();
  await booked(core, world);
  const long = { from: world.at('00:00'), to: world.at('00:00', 70) };
  await expect(at(world, lastAt(), long)).rejects.toMatchObject({ refusal: { code: 'invalid' } });
});

test('[CC13] a past calendar shows the closures as they stood then, however long they are', async () => {
  const world = await core.makeWorld();
  const long = await closed(core, world, { start: world.at('00:00'), end: world.at('00:00', 200) });
  await core.patient(world.receptionist);
  await core.ask(world.manager, 'schedule.reopen', { closureId: long.id });
  const again = await closed(core, world, { start: world.at('00:00', 100), end: world.at('00:00', 102) });
  const times = await apart(world);
  const window = { from: world.at('00:00', 101), to: world.at('23:00', 101) };
  const shown = await Promise.all(
    [before(times[0]!), ...times].map(async (moment) => (await at(world, moment, window)).closures),
  );
  expect(shown).toEqual([[], [long], [long], [], [again]]);
});
