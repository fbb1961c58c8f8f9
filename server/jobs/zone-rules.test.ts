// What is booked after the rules of its zone changed: the same local times, claimed at their new instants.
import { expect, test } from 'vitest';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { bringToZoneData } from '#server/store/zone-shifts.ts';
import { testCore } from '#server/testing/core.ts';
import { faultsOfLedger } from '#server/testing/ledger.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, calendarOf, step } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { fromThenOn } from '#server/testing/zone-table.ts';
import { followZoneData } from './zone-rules.ts';

const core = testCore();
const tz = () => `test-${newId()}`;

/** Visits at some times of the day after tomorrow, of one patient. */
async function visitsAt(world: World, times: readonly string[]): Promise<Appointment[]> {
  const { id: patientId } = await core.patient(world.receptionist);
  const made: Appointment[] = [];
  for (const time of times) made.push(await booked(core, world, { patientId, start: world.at(time, 1) }));
  return made;
}

async function standing(world: World): Promise<string[]> {
  const all = await calendarOf(core, world);
  return all.map((one) => `${one.startWall} ${one.start} v${one.version}`).toSorted();
}

test('[TZ1][TZ3] visits and closed time keep their local time and are claimed anew, in commits of a few, by nobody', async () => {
  const world = await core.makeWorld();
  const soon = await booked(core, world, { start: world.at('09:00') });
  const later = await visitsAt(world, ['09:00', '09:15', '09:30', '10:00', '10:15']);
  const gone = later.at(-1)!;
  await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: gone.id,
    baseVersion: gone.version,
    reason: 'patient',
  });
  const kept = later[0]!;
  const close = {
    scheduleId: world.practitioner,
    start: world.at('08:30', 1),
    end: world.at('09:15', 1),
    reason: 'Meeting',
    keep: [kept.id],
  };
  const { value: closure, version } = await core.ask(world.manager, 'schedule.close', close);
  const data = { tz: tz(), rules: fromThenOn(world.at('00:00', 1), -60) };
  const commits = await bringToZoneData(core.store, world.clinicId, data, 2);
  expect(commits.map(({ frame }) => [frame.via, frame.by, frame.version - version, frame.events?.length])).toEqual([
    ['job', null, 1, 2],
    ['job', null, 2, 2],
    ['job', null, 3, 1],
  ]);
  expect(commits.flatMap(({ clashes }) => clashes)).toEqual([]);
  const now = new Map((await calendarOf(core, world)).map((one) => [one.id, one]));
  expect(now.get(soon.id)).toEqual(soon);
  for (const one of later.slice(0, -1)) {
    const moved = { ...one, start: plusMinutes(one.start, 60), end: plusMinutes(one.end, 60), offsetMinutes: 120 };
    expect(now.get(one.id)).toEqual({ ...moved, version: expect.any(Number) as number });
  }
  const range = await core.read(world.manager, 'calendar.range', {
    from: world.at('00:00', 1),
    to: world.at('23:00', 1),
  });
  expect(range.closures).toMatchObject([
    {
      ...closure,
      start: plusMinutes(closure.start, 60),
      end: plusMinutes(closure.end, 60),
      kept: [{ appointmentId: kept.id, start: plusMinutes(kept.start, 60), end: plusMinutes(kept.end, 60) }],
      version: expect.any(Number) as number,
    },
  ]);
  expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  expect(await bringToZoneData(core.store, world.clinicId, data)).toEqual([]);
  const [row] = await asOwner<{ tz: string }>(core, 'select tz from clinic where id = $1', [world.clinicId]);
  expect(row?.tz).toBe(data.tz);
});

test('[TZ4] two whose times came to be one both stand, who was booked later beyond capacity, and it is told', async () => {
  const world = await core.makeWorld();
  const [ten, eleven, twelve] = await visitsAt(world, ['10:00', '11:00', '12:00']);
  const [commit] = await bringToZoneData(core.store, world.clinicId, {
    tz: tz(),
    rules: fromThenOn(world.at('10:00', 1), 60),
  });
  expect(commit?.clashes).toEqual([{ appointmentId: eleven?.id, beyond: ['capacity'] }]);
  const now = new Map((await calendarOf(core, world)).map((one) => [one.id, one]));
  expect(now.get(ten!.id)).toMatchObject({ start: ten!.start, offsetMinutes: 240, override: null });
  expect(now.get(eleven!.id)).toMatchObject({
    start: ten!.start,
    startWall: eleven!.startWall,
    override: { reason: 'تغيّرت قواعد التوقيت في المنطقة', beyond: ['capacity'] },
  });
  expect(now.get(twelve!.id)).toMatchObject({ start: eleven!.start, override: null });
  expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
});

test('[TZ5] of three nodes with the same data each change is made once, and what nothing changed for only notes it', async () => {
  const [world, still] = [await core.makeWorld(), await core.makeWorld()];
  await visitsAt(world, ['09:00', '10:00', '11:00']);
  await visitsAt(still, ['09:00']);
  const data = { tz: tz(), rules: fromThenOn(world.at('00:00', 1), -60) };
  const before = await standing(still);
  const rows = await withNodes(core.database.appUrl, 3, async (nodes) => {
    const all = await Promise.all(nodes.map(({ store }) => bringToZoneData(store, world.clinicId, data)));
    await bringToZoneData(nodes[0]!.store, still.clinicId, { ...data, rules: fromThenOn(world.at('00:00', 9), 60) });
    return all.flat();
  });
  expect(rows).toHaveLength(1);
  const log = await readLog(core.store, world.clinicId, 0, 100);
  expect(log.filter(({ via }) => via === 'job')).toHaveLength(1);
  expect(await standing(still)).toEqual(before);
});

test('[TZ5] what a node with other data takes back is made again', async () => {
  const world = await core.makeWorld();
  const [visit] = await visitsAt(world, ['09:00']);
  const [old, recent] = [0, -60].map((by) => ({ tz: tz(), rules: fromThenOn(world.at('00:00', 1), by) }));
  const starts: string[] = [];
  for (const data of [recent!, old!, recent!]) {
    await bringToZoneData(core.store, world.clinicId, data);
    starts.push(...(await calendarOf(core, world)).map(({ start }) => start));
  }
  const later = plusMinutes(visit!.start, 60);
  expect(starts).toEqual([later, visit!.start, later]);
});

test('[TZ1] who has come, was missed or is long gone is left as it was', async () => {
  const world = await core.makeWorld();
  const [first, second] = await visitsAt(world, ['09:00', '10:00']);
  const { value: here } = await core.ask(world.receptionist, 'appointment.advance', step(first!, 'arrived'));
  const { value: inside } = await core.ask(world.receptionist, 'appointment.advance', step(second!, 'arrived'));
  await core.ask(world.receptionist, 'appointment.advance', step(inside, 'checked-in'));
  await bringToZoneData(core.store, world.clinicId, { tz: tz(), rules: fromThenOn(world.at('00:00', 1), -60) });
  const now = new Map((await calendarOf(core, world)).map((one) => [one.id, one]));
  expect([now.get(first!.id)?.start, now.get(second!.id)?.start]).toEqual([plusMinutes(here.start, 60), second!.start]);
});

test('[TZ5] a node looks by itself, tells what it changed, and stops with what is under way', async () => {
  const world = await core.makeWorld();
  await visitsAt(world, ['09:00']);
  const published: LogFrame[] = [];
  const log = makeLog({ level: 'silent', node: 'test' });
  const data = { tz: tz(), rules: fromThenOn(world.at('00:00', 1), -60) };
  const job = followZoneData({
    store: core.store,
    log,
    publish: (frame) => published.push(frame),
    data,
    firstMs: 1,
    everyMs: 50,
  });
  await expect.poll(() => published.filter(({ clinic }) => clinic === world.clinicId)).toHaveLength(1);
  await job.stop();
  expect(published.find(({ clinic }) => clinic === world.clinicId)).toMatchObject({ via: 'job', by: null });
});
