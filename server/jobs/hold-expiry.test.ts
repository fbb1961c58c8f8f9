// The end of holds in the log, by whoever meets it first: a command, or a node's own watch.
import { afterEach, expect, test } from 'vitest';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Hold } from '#shared/model/hold.ts';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { logHoldEnd } from '#server/store/hold-end.ts';
import { openStore, type Store } from '#server/store/open.ts';
import { testCore } from '#server/testing/core.ts';
import { dial, type Log } from '#server/testing/desk.ts';
import { held, holdFor, holdsUntil, lapse } from '#server/testing/holding.ts';
import { startNode } from '#server/testing/node.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { expireHolds, type HoldExpiry } from './hold-expiry.ts';

const core = testCore();
const log = makeLog({ level: 'silent', node: 'test' });
const watches: HoldExpiry[] = [];
afterEach(async () => {
  for (const watch of watches.splice(0)) await watch.stop();
});

function watching(store: Store = core.store): { watch: HoldExpiry; published: LogFrame[] } {
  const published: LogFrame[] = [];
  const watch = expireHolds({ store, log, publish: (frame) => published.push(frame), everyMs: 20 });
  watches.push(watch);
  return { watch, published };
}

async function ends(world: World): Promise<LogFrame[]> {
  const rows = await readLog(core.store, world.clinicId, 0, 10_000);
  return rows.filter(({ events }) => events?.some(({ type }) => type === 'hold.expired'));
}

/** What the log must say of a hold's end. */
function endOf(hold: Hold, version: number) {
  return {
    type: 'hold.expired',
    hold: { ...hold, until: expect.any(String) as string, state: 'expired', version },
    was: { state: 'live' },
  };
}

function written(world: World) {
  return asOwner(
    core,
    `select (select version from clinic_head where clinic_id = $1) as version,
       (select count(*) from command_receipt where clinic_id = $1) as receipts`,
    [world.clinicId],
  );
}

test('[HO13] a hold whose time is up keeps nobody out, although nobody has said that it is over', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const window = { from: world.at('00:00'), to: world.at('23:00') };
  const find = { ...window, serviceId: world.visit.id, limit: 1 };
  const firstFree = async () => (await core.read(world.manager, 'slot.find', find))[0]?.start;
  const hold = await held(core, world, { start: world.at('08:00'), scheduleIds: [world.practitioner] });
  await held(core, world, { start: world.at('08:00'), scheduleIds: [world.colleague] });
  expect(await firstFree()).toBe(world.at('08:15'));
  await holdsUntil(core, 'member_id', world.receptionist.id, '-1 second');
  expect(await firstFree()).toBe(world.at('08:00'));
  expect((await core.read(world.manager, 'calendar.range', window)).holds).toEqual([]);
  const visit = visitFor(world, patient.id, { start: hold.start });
  expect(await core.ask(world.manager, 'appointment.book', visit)).toMatchObject({ outcome: 'commit' });
});

test('[HO14] the end of a hold in the way is told in the commit that meets it, before what that does', async () => {
  const world = await core.makeWorld();
  const [near, far] = [await held(core, world), await held(core, world, { start: world.at('10:00') })];
  for (const hold of [near, far]) await lapse(core, hold);
  const { value, version } = await core.ask(world.manager, 'hold.place', holdFor(world));
  const [row, ...others] = await ends(world);
  expect(others).toEqual([]);
  expect(row?.events).toEqual([endOf(near, version), { type: 'hold.placed', hold: value }]);
  const visit = await booked(core, world, { start: far.start });
  expect((await ends(world)).at(-1)?.events).toEqual([
    endOf(far, visit.version),
    { type: 'appointment.booked', appointment: visit },
  ]);
});

test('[HO14] of several on three nodes who meet one end at once it is logged once', async () => {
  const world = await core.makeWorld({ service: { durationMinutes: 60 } });
  const patient = await core.patient(world.receptionist);
  const hold = await held(core, world);
  await lapse(core, hold);
  const quarters = ['09:00', '09:15', '09:30', '09:45'];
  const booking = (at: number) =>
    visitFor(world, patient.id, { start: world.at(quarters[at % 4]!), durationMinutes: 15 });
  await withNodes(core.database.appUrl, 3, (nodes) =>
    Promise.all([
      ...nodes.flatMap(({ runner }, at) =>
        quarters.map(() => runner.run(world.manager, 'desk', 'appointment.book', booking(at), newId())),
      ),
      ...nodes.map(({ store }) => logHoldEnd(store, world.clinicId, hold)),
    ]),
  );
  expect(await ends(world)).toHaveLength(1);
  const [row] = await asOwner(core, 'select state from hold where id = $1', [hold.id]);
  expect(row).toEqual({ state: 'expired' });
});

test('[HO15] a node that begins to watch a clinic ends what had run out, by nobody and once among several nodes', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  await lapse(core, hold);
  const nodes = [watching(), watching(), watching()];
  for (const { watch } of nodes) watch.begin(world.clinicId);
  await expect.poll(() => nodes.flatMap(({ published }) => published)).toHaveLength(1);
  const [row] = await ends(world);
  expect(row).toMatchObject({ via: 'job', by: null, version: 2, events: [endOf(hold, 2)] });
  expect(nodes.flatMap(({ published }) => published)).toEqual([row]);
  const claims = await asOwner(core, 'select 1 from claim where owner = $1 and live', [hold.id]);
  expect(claims).toEqual([]);
});

test('[HO15] what a watch hears of it remembers: holds that are placed, and no longer those that ended', async () => {
  const world = await core.makeWorld();
  const { watch, published } = watching();
  watch.begin(world.clinicId);
  const from = core.published.length;
  const [one, gone] = [await held(core, world), await held(core, world, { start: world.at('10:00') })];
  await core.ask(world.receptionist, 'hold.release', { holdId: gone.id });
  for (const row of core.published.slice(from)) watch.hear(row);
  await holdsUntil(core, 'id', one.id, '300 milliseconds');
  const [row] = await asOwner<{ until: Date }>(core, 'select until from hold where id = $1', [one.id]);
  const until = row?.until.toISOString() ?? '';
  watch.hear({
    ...core.published.at(-1)!,
    events: [{ type: 'hold.extended', hold: { ...one, until, version: 9 }, was: {} }],
  });
  await expect.poll(() => published.map(({ events }) => events)).toEqual([[endOf(one, 4)]]);
  expect(Date.parse(published[0]?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(until));
});

test('[HO15] a clinic whose log begins anew while its holds are read has them read again', async () => {
  const world = await core.makeWorld();
  const [isRead, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow: Store = {
    ...core.store,
    read: async (id, work) => {
      const seen = await core.store.read(id, work);
      isRead.resolve();
      await goesOn.promise;
      return seen;
    },
  };
  const { watch, published } = watching(slow);
  watch.begin(world.clinicId);
  await isRead.promise;
  const hold = await held(core, world);
  await lapse(core, hold);
  watch.begin(world.clinicId);
  goesOn.resolve();
  await expect.poll(() => published.map(({ events }) => events)).toEqual([[endOf(hold, 2)]]);
});

test('[HO15] a hold that is not past its time by the database’s clock is left alone, without a trace, and ended later', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const before = await written(world);
  const early = { ...hold, until: '2020-01-01T00:00:00.000Z' };
  expect(await logHoldEnd(core.store, world.clinicId, early)).toEqual({ stands: hold });
  expect(await written(world)).toEqual(before);
  await lapse(core, hold);
  expect(await logHoldEnd(core.store, world.clinicId, hold)).toMatchObject({ frame: { version: 2, via: 'job' } });
  expect(await logHoldEnd(core.store, world.clinicId, hold)).toEqual({ stands: null });
  expect(await ends(world)).toHaveLength(1);
});

test('[HO15] the watch outlives a database that does not answer, and a clinic that is not there', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  await lapse(core, hold);
  const store = await openStore(core.database.appUrl, 1);
  let reads = 0;
  const moody: Store = {
    ...store,
    read: (id, work) => ((reads += 1) < 4 ? Promise.reject(new Error('gone')) : store.read(id, work)),
  };
  const { watch, published } = watching(moody);
  for (const clinicId of [newId(), world.clinicId]) watch.begin(clinicId);
  await expect.poll(() => published).toHaveLength(1);
  expect(reads).toBeGreaterThan(3);
  watch.forget(world.clinicId);
  await watch.stop();
  await store.close();
});

test('[HO15] on a whole node whoever is connected hears of the end, and it stops with the node', async () => {
  const world = await core.makeWorld();
  const node = await startNode(core.store);
  const desk = await dial(node.origin, world.manager.token);
  await desk.say('watch', { clinic: world.clinicId });
  const { value: hold } = (await desk.say('ask', {
    name: 'hold.place',
    input: holdFor(world),
    commandId: newId(),
  })) as unknown as { value: Hold };
  await lapse(core, hold);
  const other = await startNode(core.store);
  const colleague = await dial(other.origin, world.receptionist.token);
  const isEnd = ({ events }: Log) => events?.some(({ type }) => type === 'hold.expired') === true;
  expect(await desk.frame<Log>('log', isEnd)).toMatchObject({ by: null, via: 'job', version: 2 });
  for (const one of [desk, colleague]) one.close();
  for (const one of [node, other]) await one.stop();
});
