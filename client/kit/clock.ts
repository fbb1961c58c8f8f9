// The clock: the only place of the pages where time and chance come from.
import { v7 } from 'uuid';

/** Milliseconds since 1970 on this device; good for durations, never for what time it is in the clinic. */
export function now(): number {
  return Date.now();
}

/** A new id for a command and the thing it makes: UUID version 7, growing on this page. */
export function newId(): string {
  return v7();
}

/** A number in [0, 1), for waits that must not end together. */
export function chance(): number {
  return Math.random();
}

/** 256 random bits that nobody can foresee, base64url: a key. */
export function newSecret(): string {
  const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
