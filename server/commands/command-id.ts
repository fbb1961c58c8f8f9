// Command ids: UUIDv7, which carry the time they were made.
import { validate, version } from 'uuid';

/** Whether a text is a UUIDv7. */
export function isCommandId(text: string): boolean {
  return validate(text) && version(text) === 7;
}

/** Milliseconds since 1970 UTC at which a UUIDv7 was made. */
export function commandTime(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
