// The server's only source of time, chance and new ids, so that everything else can be given them.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Milliseconds since 1970 UTC by this machine's clock; commands go by the database's instead. */
export function now(): number {
  return Date.now();
}

/** Milliseconds of a clock that never jumps, for measuring. */
export function monotonic(): number {
  return performance.now();
}

/** A new UUIDv7. */
export function newId(): string {
  return v7();
}

/** A new secret of `bytes` random bytes, base64url. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** A number in [0, 1) that nobody relies on: jitter. */
export function chance(): number {
  return Math.random();
}

/** SHA-256 of a text: how secrets and requests are remembered. */
export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What only whoever knows the secret can make of a text, base64url. */
export function sealed(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}
