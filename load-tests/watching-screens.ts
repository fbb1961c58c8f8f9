// Promise: what one desk does is on every watching screen at once, in order and without a hole.
import type { LogFrame } from '#shared/contract/frames.ts';
import { sleep } from 'k6';
import { scenario } from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';
import { ask, type Clinic, enterClinic, quarterHour } from './lib/clinic.ts';
import { openLine } from './lib/socketio.ts';
import { thresholds } from './lib/thresholds.ts';

const commitToScreen = new Trend('commit_to_screen', true);
const missed = new Counter('versions_missed');
const wrong = new Counter('answers_wrong');
const watchMs = 30_000;

/** Two hundred screens watch for half a minute while one desk books five times a second. */
export const options = {
  scenarios: {
    watching: { executor: 'per-vu-iterations', vus: 200, iterations: 1, maxDuration: '1m', exec: 'watch' },
    booking: {
      executor: 'constant-arrival-rate',
      startTime: '5s',
      rate: 5,
      timeUnit: '1s',
      duration: '20s',
      preAllocatedVUs: 20,
      exec: 'book',
    },
  },
  thresholds: thresholds.watching,
};

/** Enters the clinic once, for everybody. */
export function setup(): Clinic {
  return enterClinic();
}

/** One screen: enters, watches, and looks at the version and the time of every frame. */
export function watch({ origin, token, clinicId }: Clinic): void {
  let version = -1;
  sleep(Math.random() * 3);
  openLine(origin, token, {
    entered(line) {
      line.ask('watch', { clinic: clinicId, from: quarterHour(0), to: quarterHour(40) }, (answer) => {
        const { ok, head } = answer as { ok: boolean; head: number };
        if (ok) version = Math.max(version, head);
        else wrong.add(1);
      });
      setTimeout(() => line.close(), watchMs);
    },
    heard(event, body) {
      if (event !== 'log') return;
      const frame = body as LogFrame;
      commitToScreen.add(Math.max(0, Date.now() - Date.parse(frame.at)));
      if (version >= 0 && frame.version > version + 1) missed.add(frame.version - version - 1);
      version = Math.max(version, frame.version);
    },
    refused: () => wrong.add(1),
  });
}

/** The desk books the next free quarter of an hour of its clinic. */
export function book(clinic: Clinic): void {
  const { serviceId, patientId, scheduleIds } = clinic;
  const turn = scenario.iterationInTest;
  const scheduleId = scheduleIds[turn % scheduleIds.length] ?? '';
  const start = quarterHour(Math.floor(turn / scheduleIds.length));
  ask(clinic, 'appointment.book', { serviceId, scheduleIds: [scheduleId], start, patientId });
}
