// npm run migrate: brings the database to this version's schema.
//   npm run migrate                   runs what is missing
//   npm run migrate -- --new-epoch    and lets every screen read anew, after a folder or disk was put back
import { parseArgs } from 'node:util';
import { configFromEnvironment } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { startNewEpoch } from '#server/store/migrate.ts';
import { runCommand, say } from './command-line.ts';
import { openDatabase } from './database.ts';
import { ensureSchema } from './schema.ts';

await runCommand(async () => {
  const { values } = parseArgs({ options: { 'new-epoch': { type: 'boolean', default: false } } });
  const database = await openDatabase(configFromEnvironment(), { report: say, beside: true });
  try {
    if (database.ownerUrl === null) {
      throw new StartError('A migration is the work of the owner of the schema: set DATABASE_OWNER_URL too.');
    }
    await ensureSchema(database, (detail) => say(`${database.description}: ${detail}`));
    if (values['new-epoch']) say(`New epoch for ${await startNewEpoch(database.ownerUrl)} clinics`);
  } finally {
    await database.close();
  }
});
