// What a database error means: one table from SQLSTATE to what is done about it.

/**
 * `again`: two transactions were in each other's way; the whole one again, then busy. `lost`: the server or the way to it
 * is gone; the whole one again, then unavailable. `foreign`: a row of another clinic. Anything unknown is a `bug`.
 */
export type Failure = 'again' | 'lost' | 'busy' | 'unavailable' | 'foreign' | 'bug';

const bySqlState: Readonly<Record<string, Failure>> = {
  '40P01': 'again',
  '40001': 'again',
  '55P03': 'busy',
  '57014': 'busy',
  '53300': 'busy',
  '57P01': 'lost',
  '57P02': 'lost',
  '57P03': 'lost',
  '53100': 'unavailable',
  '25006': 'unavailable',
  '42501': 'foreign',
};

const byNetwork = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** How the driver says without a code that the connection is gone. */
const LOST = /Connection terminated|not queryable|timeout exceeded when trying to connect/i;

/**
 * What to do about an error of the driver. A lost connection is tried again with the same command id: if the commit
 * had gone through, the receipt answers; if not, nothing had been written.
 */
export function failureOf(error: unknown): Failure {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string') {
      const known = bySqlState[code];
      if (known) return known;
      if (byNetwork.has(code) || code.startsWith('08')) return 'lost';
    }
    if (LOST.test(at.message)) return 'lost';
  }
  return 'bug';
}
