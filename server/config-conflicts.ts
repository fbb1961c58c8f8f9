// Lists the combinations of environment variables that cannot work, each with what to do about it.
import { isLoopback } from '#server/ops/request-origin.ts';
import type { EnvironmentValues } from './config.ts';

type Conflict = readonly [applies: (values: EnvironmentValues) => boolean, sentence: string];

/** Placeholder of `.env.example`: anybody can read it, so it signs nothing in production. */
const exampleSecret = 'change-me';
const shortestSecret = 32;

const conflicts: readonly Conflict[] = [
  [
    ({ DATABASE_URL, DATABASE_OWNER_URL }) => DATABASE_OWNER_URL !== undefined && DATABASE_URL === undefined,
    'DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded database.',
  ],
  [
    ({ DATABASE_URL, DATABASE_OWNER_URL }) =>
      DATABASE_OWNER_URL !== undefined && roleOf(DATABASE_OWNER_URL) === roleOf(DATABASE_URL),
    'DATABASE_URL and DATABASE_OWNER_URL sign in as the same role: give DATABASE_URL the role of the app, mawid_app.',
  ],
  [
    ({ NODE_ENV, DATABASE_URL, SECRET }) =>
      NODE_ENV === 'production' && DATABASE_URL !== undefined && SECRET === undefined,
    'SECRET is not set: in production with a DATABASE_URL set it to 32 or more random characters, the same on every node.',
  ],
  [
    ({ NODE_ENV, SECRET }) =>
      NODE_ENV === 'production' &&
      SECRET !== undefined &&
      (SECRET.startsWith(exampleSecret) || SECRET.length < shortestSecret),
    'SECRET is the example or shorter than 32 characters: in production set it to 32 or more random characters.',
  ],
  [
    ({ HOST, SEED, DATABASE_URL }) => !isOfThisMachine(HOST) && SEED === undefined && DATABASE_URL === undefined,
    'HOST is open to other machines and the demonstration accounts have known passwords: set SEED=none, or SEED=demo to offer them on purpose.',
  ],
  [
    ({ SEED, DATABASE_URL, DATABASE_OWNER_URL }) =>
      SEED === 'demo' && DATABASE_URL !== undefined && DATABASE_OWNER_URL === undefined,
    'SEED=demo writes clinics as the owner of the schema: set DATABASE_OWNER_URL too, or SEED=none.',
  ],
];

/** The sentence for the first impossible combination in these values, or null when they can work together. */
export function impossible(values: EnvironmentValues): string | null {
  return conflicts.find(([applies]) => applies(values))?.[1] ?? null;
}

/** Whether only this machine can reach a server listening on `host`. */
export function isOfThisMachine(host: string): boolean {
  return host === 'localhost' || isLoopback(host);
}

function roleOf(url: string | undefined): string | null {
  return url === undefined ? null : new URL(url).username;
}
