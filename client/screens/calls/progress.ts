// How far the confirmation calls of a day are, and which visit is called next.
import type { Appointment } from '#shared/model/appointment.ts';

type Visit = Pick<Appointment, 'id' | 'status' | 'confirmedAt'>;

/** Whether somebody still has to be asked: booked, and nobody has confirmed it. */
export function isUnconfirmed({ status, confirmedAt }: Pick<Visit, 'status' | 'confirmedAt'>): boolean {
  return status === 'booked' && confirmedAt === null;
}

/** Of the visits of a day that are still to be: how many are confirmed, and how many there are. */
export function callsOf(visits: readonly Visit[]): { readonly confirmed: number; readonly all: number } {
  const booked = visits.filter(({ status }) => status === 'booked');
  return { confirmed: booked.filter((one) => !isUnconfirmed(one)).length, all: booked.length };
}

/** The row that has the focus after one is gone: the next below it that is still there, else the next above; null for none. */
export function rowAfter(before: readonly string[], gone: string, now: readonly string[]): string | null {
  const at = before.indexOf(gone);
  const isThere = (id: string) => now.includes(id);
  return before.slice(at + 1).find(isThere) ?? before.slice(0, Math.max(0, at)).findLast(isThere) ?? null;
}
