// The steps from a configuration to an open calendar.
import type { Config } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { hasCode } from '#server/ops/error-code.ts';
import { serve } from '#server/server.ts';
import { buildClient, isClientStale } from './client-build.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { fillDemonstration, hasDemonstration, refuseExposure } from './demonstration.ts';
import { addressOf, takeNodeLock } from './node-lock.ts';
import type { Progress } from './progress.ts';
import { ensureSchema } from './schema.ts';

export interface Opening {
  readonly config: Config;
  readonly progress: Progress;
  /** What must be closed, in the order it was opened; filled even when a later step fails. */
  readonly opened: (() => Promise<void>)[];
  /** Aborted when the person at the terminal wants to stop: the next step is not begun. */
  readonly stopped: AbortSignal;
  /** Something this run depends on was taken by another. */
  readonly onLost: (error: StartError) => void;
}

export interface OpenClinic {
  /** Where it listens. */
  readonly address: string;
  /** Whether the demonstration accounts open it. */
  readonly isDemonstration: boolean;
}

/** Database, schema, demonstration, pages, listening. Throws StartError with one sentence, or the reason of `stopped`. */
export async function openClinic(opening: Opening): Promise<OpenClinic> {
  const { config, progress, stopped } = opening;
  const step: Progress['step'] = (name, work) => {
    stopped.throwIfAborted();
    return progress.step(name, work);
  };
  const database = await step('database', (say) => openForServing(opening, say));
  await step('migrations', (say) => ensureSchema(database, say));
  await step('demonstration clinic', (say) => fillDemonstration(config, database, say));
  await refuseExposure(config, database);
  if (config.production) await step('client', buildWhereStale);
  const address = await step('listening', (say) => listen(opening, database, say));
  return { address, isDemonstration: await hasDemonstration(database) };
}

async function openForServing(
  { config, progress, opened, onLost }: Opening,
  say: (detail: string) => void,
): Promise<Database> {
  const database = await openDatabase(config, {
    report: (line) => progress.note(line),
    address: addressOf(config),
    onLost: (sentence) => onLost(new StartError(sentence)),
  });
  opened.push(() => database.close());
  const lock = await takeNodeLock(config, database.appUrl, onLost);
  opened.push(() => lock.release());
  say(database.description);
  return database;
}

async function buildWhereStale(say: (detail: string) => void): Promise<void> {
  const isStale = isClientStale();
  if (isStale) await buildClient();
  say(isStale ? 'built' : 'up to date');
}

async function listen(
  { config, opened }: Opening,
  { appUrl }: Database,
  say: (detail: string) => void,
): Promise<string> {
  try {
    const server = await serve(config, appUrl);
    opened.push(() => server.close());
    say(server.address);
    return server.address;
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL')) throw error;
    throw new StartError(
      `Nothing can listen at ${addressOf(config)} now (${(error as Error).message}): stop what uses it, or set PORT and HOST.`,
    );
  }
}
