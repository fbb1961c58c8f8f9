// npm run seed: makes the demonstration clinics, or adds the weeks that have come near since they were made.
import { configFromEnvironment } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { seedDemo } from '#server/store/seed/index.ts';
import { runCommand, say } from './command-line.ts';
import { openDatabase } from './database.ts';
import { ensureSchema } from './schema.ts';

await runCommand(async () => {
  const database = await openDatabase(configFromEnvironment(), { report: say, beside: true });
  try {
    if (database.ownerUrl === null) {
      throw new StartError('The demonstration is filled by the owner of the schema: set DATABASE_OWNER_URL too.');
    }
    await ensureSchema(database, (detail) => say(`${database.description}: ${detail}`));
    await seedDemo(database.ownerUrl, say);
  } finally {
    await database.close();
  }
});
