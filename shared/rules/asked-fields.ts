// The names by which commands know what a noun holds: what was asked, not what follows from it.
import type { Appointment } from '#shared/model/appointment.ts';
import { minutesBetween, plusMinutes } from '#shared/time/instant.ts';
import { whatWas } from './was.ts';

/** What a noun holds, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** A noun with its length in place of its end, so that each part can change without another. */
export function inParts(noun: object): Fields {
  const { start, end, ...others } = noun as Partial<Appointment>;
  if (start === undefined || end === undefined) return { ...noun };
  return { start, durationMinutes: minutesBetween(start, end), ...others };
}

/** The noun again. */
export function ofParts<N extends object>(parts: Fields): N {
  const { durationMinutes, ...others } = parts as { durationMinutes?: number; start?: string };
  if (durationMinutes === undefined || others.start === undefined) return { ...parts } as N;
  return { ...others, end: plusMinutes(others.start, durationMinutes) } as unknown as N;
}

/** What follows from which asked field; any other part goes by its own name. */
const follows: Readonly<Record<string, string>> = {
  startWall: 'start',
  zone: 'start',
  offsetMinutes: 'start',
  override: 'start',
  bufferBefore: 'serviceId',
  bufferAfter: 'serviceId',
  arrivedAt: 'status',
  cancelReason: 'status',
  cancelNote: 'status',
  confirmedAt: 'confirmed',
};
/** What only says of other parts that they are the visit's own. */
const unasked: readonly string[] = ['departs'];

/** The names commands have for some parts, each once. */
export function askedNames(parts: readonly string[]): string[] {
  return [...new Set(parts.filter((part) => !unasked.includes(part)).map((part) => follows[part] ?? part))];
}

/** What a noun holds under the name a command has for it. */
export function askedValue(noun: object, name: string): unknown {
  const parts = inParts(noun);
  return name === 'confirmed' ? (parts['confirmedAt'] ?? null) !== null : (parts[name] ?? null);
}

/** The names commands have for what a change changed. */
export function changedFields(before: object, after: object): string[] {
  return askedNames(Object.keys(whatWas(inParts(before), inParts(after))));
}
