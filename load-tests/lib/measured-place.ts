// A throw-away database and node to measure, with clinics of one shape that nobody else works in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { httpLine, type HttpLine } from './http-line.ts';
import { freshSlug, openOwnClinic, type OwnClinic } from './own-clinic.ts';
import { makeTimings } from './timings.ts';

/** The place: `appUrl` opens its database as the app's role, `ownerUrl` as the schema's owner. */
export type MeasuredPlace = {
  readonly origin: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly line: HttpLine;
  makeClinics(count: number): Promise<OwnClinic[]>;
  /** Seconds of processor time the node has used. */
  cpuSeconds(): Promise<number>;
  close(): Promise<void>;
};

type Addresses = { readonly appUrl: string; readonly ownerUrl: string; readonly origin: string };

/** Every clinic of a measurement has as many practitioners. */
export const practitioners = 80;
const atOnce = 4;
const script = fileURLToPath(new URL('../../server/testing/measured-node.ts', import.meta.url));

/** Starts both; they end with this process, however it ends. Throws an Error with what they said. */
export async function openMeasuredPlace(): Promise<MeasuredPlace> {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'exit').then(() => null);
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const said = await Promise.race([first, gone]);
  if (said === null) throw new Error('The place to measure could not be opened.');
  const { appUrl, ownerUrl, origin } = JSON.parse(said[0]) as Addresses;
  const line = httpLine(origin);
  const env = {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    SECRET: 'a-secret-of-one-measurement-and-of-nothing-else',
  };

  return {
    origin,
    appUrl,
    ownerUrl,
    line,
    async makeClinics(count) {
      const made: OwnClinic[] = [];
      while (made.length < count) {
        const some = Array.from({ length: Math.min(atOnce, count - made.length) }, () => freshSlug('bench'));
        const wish = { name: 'Measured', zone: 'UTC', practitioners, desks: 1, env };
        made.push(...(await Promise.all(some.map((slug) => openOwnClinic(line, { ...wish, slug }, makeTimings())))));
      }
      return made;
    },
    async cpuSeconds() {
      const { body } = await line.send({ method: 'GET', path: '/metrics' });
      const found = /^process_cpu_seconds_total(?:\{[^}]*\})? ([\d.e+-]+)$/m.exec(String(body))?.[1];
      if (found === undefined) throw new Error('The node does not tell its processor time.');
      return Number(found);
    },
    async close() {
      line.close();
      child.stdin.end();
      await gone;
    },
  };
}
