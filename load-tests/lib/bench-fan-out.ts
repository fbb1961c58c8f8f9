// Measures the node's processor time for one frame on one of 500 sockets, beside the barest loop there is.
import { setTimeout as pause } from 'node:timers/promises';
import type { WatchRequest } from '#shared/contract/frames.ts';
import { openBareServer } from './bare-server.ts';
import { booker } from './booker.ts';
import type { MeasuredPlace } from './measured-place.ts';
import type { OwnClinic } from './own-clinic.ts';
import { dayStart } from './slots.ts';
import { openSocketPool } from './socket-pool.ts';
import { steadily } from './steady.ts';

/** Microseconds of processor time for one delivery: ours, and of a loop of `ws.send`. */
export type FanOut = { readonly ours: number; readonly bare: number; readonly payloadBytes: number };

export const watchers = 500;
const perSecond = 10;
const forMs = 5000;
const rounds = 2;
/** In which the last frames of some work arrive. */
const settleMs = 250;

/** Measures with 500 sockets that watch one clinic. What the commits themselves cost is measured in another clinic and taken off. */
export async function measureFanOut(place: MeasuredPlace, watched: OwnClinic, unwatched: OwnClinic): Promise<FanOut> {
  const [desk] = watched.desks;
  const pool = await openSocketPool(place.origin, desk.token, watchers);
  let frame = '';
  let arrived = 0;
  for (const socket of pool.sockets) {
    socket.on('log', (row: unknown) => {
      arrived += 1;
      if (frame === '') frame = `42${JSON.stringify(['log', row])}`;
    });
    const window = { from: new Date(dayStart(2)).toISOString(), to: new Date(dayStart(3)).toISOString() };
    const request: WatchRequest = { clinic: desk.caller.clinicId, ...window };
    await socket.emitWithAck('watch', request);
  }
  const spent = { watched: 0, unwatched: 0 };
  const books = { watched: await booker(watched), unwatched: await booker(unwatched) };
  const cpu = () => place.cpuSeconds();
  await pause(settleMs);
  arrived = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const which of ['unwatched', 'watched'] as const) {
      spent[which] += await cpuOf(cpu, () => steadily(perSecond, forMs, books[which]));
    }
  }
  const ours = ((spent.watched - spent.unwatched) / arrived) * 1e6;
  pool.close();
  return { ours, bare: await measureBare(frame), payloadBytes: Buffer.byteLength(frame) };
}

async function measureBare(payload: string): Promise<number> {
  const server = await openBareServer(watchers);
  await pause(settleMs);
  const cpu = () => server.cpuSeconds();
  const idle = await cpuOf(cpu, () => pause(forMs));
  let spent = -idle * rounds;
  for (let round = 0; round < rounds; round += 1) {
    spent += await cpuOf(cpu, () => steadily(perSecond, forMs, async () => server.broadcast(payload)));
  }
  const arrived = server.arrived();
  server.close();
  return (spent / arrived) * 1e6;
}

/** Seconds of processor time during some work, its last frames included. */
async function cpuOf(read: () => Promise<number>, work: () => Promise<void>): Promise<number> {
  const before = await read();
  await work();
  await pause(settleMs);
  return (await read()) - before;
}
