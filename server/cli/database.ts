// Opens the database that the configuration names, for the server and for single commands.
import { relative } from 'node:path';
import type { Config } from '#server/config.ts';
import { openEmbedded } from '#server/store/embedded/open-embedded.ts';
import type { Embedded, EmbeddedOptions } from '#server/store/embedded/open-embedded.ts';
import { checkServer } from '#server/store/preflight.ts';

export interface Database {
  readonly appUrl: string;
  /** null when this process may not write as the schema's owner. */
  readonly ownerUrl: string | null;
  /** For the person at the terminal: which database, and how it was found. */
  readonly description: string;
  /** Stops an embedded server that this process started or adopted; leaves any other alone. */
  close(): Promise<void>;
}

export type DatabaseOptions = Pick<EmbeddedOptions, 'report' | 'address' | 'beside' | 'onLost'>;

const howWords: Readonly<Record<Embedded['how'], string>> = {
  made: 'made and started',
  started: 'started',
  adopted: 'found running',
};

/**
 * The PostgreSQL of `DATABASE_URL`, else the embedded one of `DATA_DIR`. A single command passes `beside: true` and then
 * works while a server runs on the same folder. Throws StartError with what to do.
 */
export function openDatabase(config: Config, options: DatabaseOptions): Promise<Database> {
  return config.databaseUrl === null ? openOwn(config, options) : openGiven(config, config.databaseUrl);
}

async function openOwn({ dataDir }: Config, options: DatabaseOptions): Promise<Database> {
  const embedded = await openEmbedded({ dataDir, ...options });
  const { appUrl, ownerUrl, how } = embedded;
  const place = relative('.', dataDir) || dataDir;
  return { appUrl, ownerUrl, description: `PostgreSQL ${howWords[how]} in ${place}`, close: () => embedded.stop() };
}

async function openGiven({ databaseOwnerUrl: ownerUrl }: Config, appUrl: string): Promise<Database> {
  await checkServer(appUrl, 'DATABASE_URL', 'app');
  if (ownerUrl !== null) await checkServer(ownerUrl, 'DATABASE_OWNER_URL', 'owner');
  return { appUrl, ownerUrl, description: `PostgreSQL at ${new URL(appUrl).host}`, close: async () => {} };
}
