// Measures how long it takes to find free time in a full clinic, and until a time that is booked is gone from a list somebody has open.
import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FollowAck, StateFrame } from '#shared/contract/frames.ts';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { opened, openSocketPool } from './socket-pool.ts';
import { percentileOf } from './timings.ts';

/** One question: of how many practitioners, how many starts it finds, and milliseconds of `slot.find` and of one statement of SQL. */
export type SlotTime = {
  readonly practitioners: number;
  readonly found: number;
  readonly p50: number;
  readonly p99: number;
  readonly sqlP50: number;
  readonly sqlP99: number;
};
/** Milliseconds from the press of a booking until its time is gone from another open list. */
export type Gone = { readonly p50: number; readonly p99: number };

const reads = 100;
const warmUps = 40;
const bookings = 60;
const script = fileURLToPath(new URL('../../server/testing/measured-slots.ts', import.meta.url));

type Slot = { readonly start: string; readonly scheduleIds: readonly string[] };
type Filled = {
  readonly patientId: string;
  readonly questions: readonly {
    readonly wish: SlotWish;
    readonly found: number;
    readonly tookMs: readonly number[];
  }[];
  readonly open: SlotWish;
};

/** Fills a clinic with 20,000 visits of 60 days; asks through the door while a desk is connected, then books before an open list. */
export async function measureSlots(
  place: MeasuredPlace,
  clinic: OwnClinic,
): Promise<{ readonly slots: readonly SlotTime[]; readonly gone: Gone }> {
  const [desk] = clinic.desks;
  const args = [script, place.ownerUrl, place.appUrl, desk.caller.clinicId];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
  const { questions, open, patientId } = JSON.parse(stdout) as Filled;
  const screen = await opened(place.origin, desk.token);
  const slots: SlotTime[] = [];
  for (const { wish, found, tookMs } of questions) {
    const took: number[] = [];
    for (let read = 0; read < warmUps + reads; read += 1) {
      const began = performance.now();
      const answer = await desk.read('slot.find', wish);
      if (answer.length !== found) throw new Error(`${answer.length} starts were found, and by SQL ${found}.`);
      if (read >= warmUps) took.push(performance.now() - began);
    }
    slots.push({
      practitioners: wish.scheduleIds?.length ?? 0,
      found,
      p50: percentileOf(took, 0.5),
      p99: percentileOf(took, 0.99),
      sqlP50: percentileOf(tookMs, 0.5),
      sqlP99: percentileOf(tookMs, 0.99),
    });
  }
  screen.disconnect();
  return { slots, gone: await measureGone(place, clinic, { key: open, patientId }) };
}

async function measureGone(
  { origin }: MeasuredPlace,
  clinic: OwnClinic,
  { key, patientId }: { readonly key: SlotWish; readonly patientId: string },
): Promise<Gone> {
  const [desk] = clinic.desks;
  const [list, pool] = [await opened(origin, desk.token), await openSocketPool(origin, desk.token, 4)];
  const ack = (await list.emitWithAck('follow', { stream: 'slots', key })) as FollowAck;
  if (!ack.ok) throw new Error(`Following was refused: ${ack.detail}`);
  let shown = ack.full as readonly Slot[];
  let changed: () => void = () => undefined;
  list.on('state', ({ full }: StateFrame) => {
    shown = full as readonly Slot[];
    changed();
  });
  const delays: number[] = [];
  for (let booking = 0; booking < bookings; booking += 1) {
    // At no particular moment between two looks at the lists.
    await pause(250 + ((booking * 37) % 100));
    const slot = shown[Math.floor(shown.length / 2)];
    if (!slot) throw new Error('Nothing is left to book.');
    const isShown = () => shown.some((one) => one.start === slot.start && one.scheduleIds[0] === slot.scheduleIds[0]);
    const gone = new Promise<void>((resolve) => {
      changed = () => !isShown() && resolve();
    });
    const began = performance.now();
    await pool.ask('appointment.book', { serviceId: key.serviceId, patientId, ...slotOf(slot) });
    await gone;
    delays.push(performance.now() - began);
  }
  list.disconnect();
  pool.close();
  return { p50: percentileOf(delays, 0.5), p99: percentileOf(delays, 0.99) };
}

function slotOf({ start, scheduleIds }: Slot) {
  return { start, scheduleIds: [...scheduleIds] };
}
