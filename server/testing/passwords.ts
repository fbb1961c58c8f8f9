// Gives a test's people a password, which signed-in people of a test otherwise do not need.
import { connected } from '#server/store/connection.ts';
import { hashPassword } from '#server/store/passwords.ts';
import type { World } from './world.ts';

/** The password of everybody it was given to. */
export const PASSWORD = 'a password of tests';

/** Sets the password of the receptionist of a world; answers their e-mail address. */
export async function withPassword(ownerUrl: string, world: World): Promise<string> {
  const email = `receptionist-${world.slug}@example.test`;
  const kept = await hashPassword(PASSWORD);
  await connected(ownerUrl, (client) =>
    client.query('update account set password_hash = $1 where email = $2', [kept, email]),
  );
  return email;
}
