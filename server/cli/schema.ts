// Makes sure that the database has this version's schema before anybody is served.
import { StartError } from '#server/ops/start-error.ts';
import { migrate, schemaVersion } from '#server/store/migrate.ts';
import type { Database } from './database.ts';

/**
 * As the owner: migrates. Without one: only looks. Throws StartError when the schema is older and may not be changed from
 * here, or belongs to a later version of Mawid.
 */
export async function ensureSchema({ appUrl, ownerUrl }: Database, say: (detail: string) => void): Promise<void> {
  const applied = ownerUrl === null ? [] : await migrate(ownerUrl);
  const version = await schemaVersion(appUrl);
  if (version.state === 'behind') {
    throw new StartError(
      `The database stands at migration ${version.applied ?? 'none'} of ${version.wanted}: run npm run migrate with DATABASE_OWNER_URL, or set it here too.`,
    );
  }
  if (version.state === 'ahead') {
    throw new StartError(
      `The database has migration ${version.applied}, which this version does not know: start the version of Mawid that made it.`,
    );
  }
  say(applied.length === 0 ? `up to date at ${version.wanted}` : `brought to ${version.wanted}`);
}
