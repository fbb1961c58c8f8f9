// Decides when the demonstration clinic is filled, and where its known passwords must not be offered.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOfThisMachine } from '#server/config-conflicts.ts';
import type { Config } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { connected } from '#server/store/connection.ts';
import { seedDemo } from '#server/store/seed/index.ts';
import type { Database } from './database.ts';

/** What is printed for trying it out; these names stay fixed. */
export const demoSignIns = [
  { email: 'huda@demo.mawid', role: 'receptionist' },
  { email: 'omar@demo.mawid', role: 'receptionist' },
  { email: 'sara@demo.mawid', role: 'doctor' },
  { email: 'khalid@demo.mawid', role: 'doctor' },
  { email: 'mona@demo.mawid', role: 'manager' },
  { email: 'rania@demo-2.mawid', role: 'the other clinic' },
] as const;

/** Fills the demonstration clinics where the configuration asks for them; a filling cut short is finished by the next start. */
export async function fillDemonstration(
  config: Config,
  { ownerUrl }: Database,
  report: (line: string) => void,
): Promise<void> {
  if (ownerUrl === null || config.seed === 'none') return report('not wanted');
  if (config.seed === 'demo') return seedDemo(ownerUrl, report);
  const mark = join(config.dataDir, 'filling');
  if (!existsSync(mark) && !(await isEmpty(ownerUrl))) return report('already filled');
  writeFileSync(mark, '');
  await seedDemo(ownerUrl, report);
  return rmSync(mark);
}

/** Whether somebody could sign in with a known password. */
export function hasDemonstration({ appUrl }: Database): Promise<boolean> {
  return connected(appUrl, async (client) => {
    const emails = demoSignIns.map(({ email }) => email);
    const found = await client.query('select 1 from unnest($1::text[]) as email, sign_in_lookup(email)', [emails]);
    return found.rowCount !== 0;
  });
}

/** Throws StartError where demonstration accounts would be open to other machines without being asked for by hand. */
export async function refuseExposure(config: Config, database: Database): Promise<void> {
  if (isOfThisMachine(config.host) || config.seed === 'demo' || !(await hasDemonstration(database))) return;
  throw new StartError(
    'HOST is open to other machines and this database holds demonstration accounts with known passwords: set SEED=demo to offer them on purpose, or use another database.',
  );
}

function isEmpty(ownerUrl: string): Promise<boolean> {
  return connected(ownerUrl, async (client) => (await client.query('select 1 from clinic limit 1')).rowCount === 0);
}
