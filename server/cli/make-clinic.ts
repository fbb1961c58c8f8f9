// Makes a clinic in the database, or finds it there, and a one-time link for its manager's password.
import type { Client } from 'pg';
import { DAY, instantOf } from '#shared/time/instant.ts';
import { digest, newId, newSecret, now } from '#server/ops/clock.ts';
import { StartError } from '#server/ops/start-error.ts';
import { connected } from '#server/store/connection.ts';
import { createClinic } from '#server/store/create-clinic.ts';
import { hasCode } from '#server/ops/error-code.ts';
import type { ClinicWish } from './clinic-wish.ts';
import { newClinic } from './new-clinic.ts';

/** What was done: whether the clinic is new, and the link's token, which is kept nowhere else. */
export type MadeClinic = { readonly isNew: boolean; readonly token: string };

const LINK_LIFE = 2 * DAY;

/**
 * As the schema's owner, makes the clinic where its slug is free; where it is not, leaves everything as it is. The token
 * is good once within 48 hours and ends the manager's earlier ones. Throws StartError when the slug belongs to a clinic
 * of which the address is no active manager.
 */
export function makeClinic(ownerUrl: string, wish: ClinicWish): Promise<MadeClinic> {
  return connected(ownerUrl, async (client) => {
    const isNew = await createIfFree(client, wish);
    const accountId = await managerAccount(client, wish);
    return { isNew, token: await newLink(client, accountId) };
  });
}

async function createIfFree(client: Client, wish: ClinicWish): Promise<boolean> {
  const found = await client.query('select 1 from clinic where slug = $1', [wish.slug]);
  if (found.rowCount !== 0) return false;
  try {
    await createClinic(client, newClinic(wish));
    return true;
  } catch (error) {
    // Two at once with one slug: the second finds the first's clinic.
    if (hasCode(error, '23505')) return false;
    throw error;
  }
}

/** Whoever runs the installation vouches for the manager: this clinic is theirs to enter. */
async function managerAccount(client: Client, { slug, manager }: ClinicWish): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `update member m set joined = true from account a, clinic c
      where a.id = m.account_id and c.id = m.clinic_id and c.slug = $1 and a.email = $2 and m.role = 'manager' and m.active
      returning a.id`,
    [slug, manager],
  );
  const [account] = rows;
  if (account) return account.id;
  throw new StartError(
    `There is already a clinic ${slug}, and ${manager} is not a manager of it: choose another slug.`,
  );
}

async function newLink(client: Client, accountId: string): Promise<string> {
  const token = newSecret();
  await client.query(
    `with ended as (update credential set used_at = clock_timestamp()
       where account_id = $3 and kind = 'password' and used_at is null)
     insert into credential (id, key_hash, kind, account_id, expires_at) values ($1, $2, 'password', $3, $4)`,
    [newId(), digest(token), accountId, instantOf(now() + LINK_LIFE)],
  );
  return token;
}
