// Screens before and after they are paired: their keys are remembered as hashes, their codes for a few minutes.
import type { Id } from '#shared/model/id.ts';
import { PAIRING_ALPHABET, PAIRING_LENGTH, spelledCode } from '#shared/rules/pairing-code.ts';
import { digest, newSecret } from '#server/ops/clock.ts';
import type { Store, Tx } from './open.ts';

/** The code a screen shows until somebody pairs it, and for how long still, in ms. */
export type WaitingCode = { readonly code: string; readonly expiresInMs: number };

type Row = { code: string; left_ms: number };

const LASTS_S = 10 * 60;
/** Two screens draw the same code once in millions. */
const TRIES = 5;

/** The code a screen shows now; null where it has none, or none any more. */
export async function waitingCode(store: Store, key: string): Promise<WaitingCode | null> {
  const rows = await store.rows<Row>('select * from display_code_of(?)', [digest(key)]);
  return told(rows);
}

/** Gives a screen a code; null where its key has been paired meanwhile. */
export async function newWaitingCode(store: Store, key: string): Promise<WaitingCode | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const rows = await store.rows<Row>('select * from display_code_put(?, ?, ?)', [digest(key), drawn(), LASTS_S]);
    if (rows.length > 0) return told(rows);
  }
  return null;
}

/** The hash of the key of the screen that shows a code; nobody else can pair it until this transaction ends. */
export async function takeWaiting(tx: Tx, code: string): Promise<Buffer | null> {
  const [row] = await tx.rows<{ key_hash: Buffer }>('select * from display_code_take(?)', [code]);
  return row?.key_hash ?? null;
}

/** Gives a display the key of the screen that is to be it. The display's row must be there. */
export async function putDisplayKey(tx: Tx, clinicId: Id, displayId: Id, keyHash: Buffer): Promise<void> {
  await tx.rows('select display_key_put(?, ?, ?)', [clinicId, displayId, keyHash]);
}

/** Makes a display's key nobody's. */
export async function dropDisplayKey(tx: Tx, clinicId: Id, displayId: Id): Promise<void> {
  await tx.rows('select display_key_drop(?, ?)', [clinicId, displayId]);
}

function told([row]: readonly Row[]): WaitingCode | null {
  return row ? { code: spelledCode(row.code), expiresInMs: row.left_ms } : null;
}

/** A code nobody can foresee: of random bytes only those count that give each letter the same chance. */
function drawn(): string {
  const { length } = PAIRING_ALPHABET;
  const even = 256 - (256 % length);
  const bytes = [...Buffer.from(newSecret(PAIRING_LENGTH * 8), 'base64url')].filter((byte) => byte < even);
  return bytes
    .slice(0, PAIRING_LENGTH)
    .map((byte) => PAIRING_ALPHABET[byte % length])
    .join('');
}
