// Makes a clinic for one run by `npm run clinic` and opens it: password, desks, settings.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Settings } from '#shared/contract/queries.ts';
import { type Desk, openDesk, refusalIn } from './desk.ts';
import type { HttpLine } from './http-line.ts';
import type { Timings } from './timings.ts';

/** The clinic wanted; `env` replaces the environment that the command would inherit. */
export type ClinicWish = {
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly practitioners: number;
  readonly desks: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** A clinic that nobody else works in. */
export type OwnClinic = {
  readonly slug: string;
  readonly email: string;
  readonly password: string;
  readonly desks: readonly [Desk, ...Desk[]];
  readonly settings: Settings;
};

const command = fileURLToPath(new URL('../../server/cli/clinic.ts', import.meta.url));

/** Makes the clinic and signs its desks in. Throws an Error with the sentence of the command or of the server. */
export async function openOwnClinic(line: HttpLine, wish: ClinicWish, timings: Timings): Promise<OwnClinic> {
  const email = `manager@${wish.slug}.example`;
  const password = randomBytes(18).toString('base64url');
  await setPassword(line, await makeClinic(wish, email), password);
  const who = { email, password, clinic: wish.slug };
  const first = await openDesk(line, who, timings);
  const others: Desk[] = [];
  while (others.length + 1 < wish.desks) others.push(await openDesk(line, who, timings));
  const settings = await first.read('clinic.settings', {});
  return { slug: wish.slug, email, password, desks: [first, ...others], settings };
}

/** A slug that no clinic has. */
export function freshSlug(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

/** The token of the link that `npm run clinic` prints. */
function makeClinic(wish: ClinicWish, email: string): Promise<string> {
  const flags = {
    slug: wish.slug,
    name: wish.name,
    zone: wish.zone,
    locale: 'en-GB',
    manager: email,
    practitioners: String(wish.practitioners),
  };
  const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const how = wish.env === undefined ? {} : { env: wish.env };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [command, ...words], how, (_, said, failed) => {
      const token = /#set=([\w-]+)/.exec(said)?.[1];
      if (token === undefined) reject(new Error(failed.trim() || 'The clinic was not made.'));
      else resolve(token);
    });
  });
}

async function setPassword(line: HttpLine, link: string, password: string): Promise<void> {
  const answer = await line.send({ method: 'POST', path: '/api/v1/password', body: { link, password } });
  if (answer.status === 200) return;
  const { code, detail } = refusalIn(answer);
  const hint = code === 'not-found' ? ' Does the server use the database of this folder’s settings?' : '';
  throw new Error(`The new clinic’s link was refused: ${detail}${hint}`);
}
