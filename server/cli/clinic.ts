// npm run clinic: makes a clinic, or a new link for a manager of one, and prints the link that sets the password.
//   npm run clinic -- --slug S --name N --zone Z --locale ar-SA --manager e@mail [--practitioners N --rooms M]
// Without the last two it is empty, and its manager is led to the first appointment.
import { configFromEnvironment } from '#server/config.ts';
import { StartError } from '#server/ops/start-error.ts';
import { clinicWish } from './clinic-wish.ts';
import { runCommand, say } from './command-line.ts';
import { openDatabase } from './database.ts';
import { makeClinic } from './make-clinic.ts';
import { ensureSchema } from './schema.ts';

await runCommand(async () => {
  const wish = clinicWish(process.argv.slice(2));
  const config = configFromEnvironment();
  const database = await openDatabase(config, { report: say, beside: true });
  try {
    if (database.ownerUrl === null) {
      throw new StartError('A clinic is made by the owner of the schema: set DATABASE_OWNER_URL too.');
    }
    await ensureSchema(database, () => {});
    const { isNew, token } = await makeClinic(database.ownerUrl, wish);
    say(isNew ? `Clinic ${wish.slug} is made.` : `Clinic ${wish.slug} was there already; this is a new link.`);
    say(`For ${wish.manager} to choose a password, once, within 48 hours:`);
    say(`${config.publicOrigins[0]}/sign-in#set=${token}`);
  } finally {
    await database.close();
  }
});
