// Looks at a PostgreSQL given from outside before anything is entrusted to it.
import { StartError } from '#server/ops/start-error.ts';
import { connected } from './connection.ts';

interface Findings {
  readonly version: number;
  readonly bypasses: boolean;
  readonly isApp: boolean;
}

type Fault = readonly [applies: (found: Findings) => boolean, sentence: string];

const faultsOfAny: readonly Fault[] = [
  [({ version }) => version < 150_000, 'is older than PostgreSQL 15: use 15 or newer.'],
];

const faultsOfApp: readonly Fault[] = [
  ...faultsOfAny,
  [
    ({ bypasses }) => bypasses,
    'signs in as a role that row-level security does not bind: give it mawid_app, which is no superuser and owns nothing.',
  ],
];

const faultOfStranger: Fault = [
  ({ isApp }) => !isApp,
  'signs in as a role that is not mawid_app, to which alone the rows of a clinic are open: give it mawid_app.',
];

/**
 * Throws StartError, naming the variable and what to do, when the server does not answer, is too old, or lets the app
 * in as a role that sees every clinic or none. `role` is what the address is for.
 */
export async function checkServer(url: string, variable: string, role: 'app' | 'owner'): Promise<void> {
  const found = await look(url, variable);
  const faults = role === 'app' ? [...faultsOfApp, faultOfStranger] : faultsOfAny;
  const fault = faults.find(([applies]) => applies(found));
  if (fault !== undefined) throw new StartError(`${variable} ${fault[1]}`);
}

async function look(url: string, variable: string): Promise<Findings> {
  try {
    return await connected(url, async (client) => {
      const { rows } = await client.query<Findings>(
        `select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as bypasses,
                to_regrole('mawid_app') is not null and pg_has_role(to_regrole('mawid_app'), 'usage') as "isApp"
           from pg_roles where rolname = current_user`,
      );
      return rows[0] ?? { version: 0, bypasses: false, isApp: false };
    });
  } catch (error) {
    const { host } = new URL(url);
    throw new StartError(`PostgreSQL at ${host} cannot be used (${reasonOf(error)}): start it or correct ${variable}.`);
  }
}

/** A refused connection to a name with several addresses has no message of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
