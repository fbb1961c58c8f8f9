// What is decided about visits that a change touches: one row each, kept through every refusal.
import type { Impact } from '#shared/contract/time-queries.ts';
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import type { Appointment, CancelReason } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { isUnattended } from '#shared/rules/appointment-status.ts';
import type { Alternative, Refusal } from '#shared/rules/decision.ts';
import { msOf } from '#shared/time/instant.ts';
import { overlaps } from '#shared/time/interval.ts';

/** What becomes of a visit. */
export type Action = VisitDecision['action'];
export const ACTIONS = ['move', 'keep', 'cancel'] as const satisfies readonly Action[];

/**
 * What happened to a row since it was decided: its time went to somebody else, another time is nearest now, the visit was
 * changed by somebody else, or it was not there before.
 */
export type RowNews = 'lost' | 'other-time' | 'changed' | 'new';

/** One visit: the nearest free time it could have, and what was chosen, null so long as nothing is. */
export interface ImpactRow {
  readonly visit: Appointment;
  readonly nearest: Alternative | null;
  readonly action: Action | null;
  readonly news: RowNews | null;
}

/** The rows of an answer; what was chosen of a visit before is chosen still. */
export function rowsOf({ visits }: Pick<Impact, 'visits'>, before: ReadonlyMap<Id, Action>): ImpactRow[] {
  return visits.map(({ appointment: visit, nearest }) => {
    const action = before.get(visit.id) ?? null;
    return { visit, nearest, action: isPossible(action, { visit, nearest }) ? action : null, news: null };
  });
}

/** The rows with one choice for some of them, as far as it is possible. */
export function chosenFor(rows: readonly ImpactRow[], ids: ReadonlySet<Id>, action: Action): ImpactRow[] {
  return rows.map((row) => (ids.has(row.visit.id) && isPossible(action, row) ? { ...row, action, news: null } : row));
}

/**
 * The rows after a refusal, on what is so now: every choice stays, each has its nearest time of now, and what is other than
 * it was shown is told at its row. A visit that is touched no longer is gone.
 */
export function refreshed(rows: readonly ImpactRow[], now: Pick<Impact, 'visits'>, no: Refusal): ImpactRow[] {
  const before = new Map(rows.map((row) => [row.visit.id, row]));
  return now.visits.map(({ appointment: visit, nearest }) => {
    const row = before.get(visit.id);
    if (!row) return { visit, nearest, action: null, news: 'new' };
    const action = isPossible(row.action, { visit, nearest }) ? row.action : null;
    return { visit, nearest, action, news: newsOf(row, { visit, nearest }, no) };
  });
}

/** How many go which way; `open` wait for a choice. */
export function countsOf(rows: readonly ImpactRow[]): Readonly<Record<Action | 'open', number>> {
  const of = (action: Action | null) => rows.filter((row) => row.action === action).length;
  return { move: of('move'), keep: of('keep'), cancel: of('cancel'), open: of(null) };
}

/** The decisions a command carries; null so long as one is missing. `note` goes with every cancelling. */
export function decisionsOf(
  rows: readonly ImpactRow[],
  { reason, note }: { readonly reason: CancelReason; readonly note: string },
): VisitDecision[] | null {
  const decided = rows.map((row) => decisionOf(row, reason, note.trim()));
  return decided.every((one) => one !== null) ? decided : null;
}

/** The visits a refusal names: they were touched after the impact was asked for, or have changed since. */
export function isAboutVisits(no: Refusal): boolean {
  if (no.code === 'slot-taken' || no.code === 'outside-hours') return true;
  if (no.code === 'invalid') return no.fields.every(({ path }) => path.startsWith('visits'));
  return no.code === 'conflict' && no.fields.length > 0 && no.fields.every(({ theirs }) => isVisit(theirs));
}

function decisionOf({ visit, nearest, action }: ImpactRow, reason: CancelReason, note: string): VisitDecision | null {
  const which = { appointmentId: visit.id, baseVersion: visit.version };
  if (action === 'keep') return { ...which, action };
  if (action === 'cancel') return { ...which, action, reason, ...(note !== '' && { note }) };
  if (action === 'move' && nearest)
    return { ...which, action, start: nearest.start, scheduleIds: [...nearest.scheduleIds] };
  return null;
}

/** What can become of a visit: one that is attended already stays, and one for which no time is free is not moved. */
export function possible({ visit, nearest }: Pick<ImpactRow, 'visit' | 'nearest'>): Action[] {
  const isFree = isUnattended(visit.status);
  return ACTIONS.filter((one) => one === 'keep' || (isFree && (one === 'cancel' || nearest !== null)));
}

function isPossible(action: Action | null, row: Pick<ImpactRow, 'visit' | 'nearest'>): boolean {
  return action === null || possible(row).includes(action);
}

function newsOf(row: ImpactRow, now: Pick<ImpactRow, 'visit' | 'nearest'>, no: Refusal): RowNews | null {
  if (now.visit.version !== row.visit.version) return 'changed';
  if (row.action !== 'move' || isSameTime(row.nearest, now.nearest)) return row.news === 'new' ? 'new' : null;
  return isTaken(row.nearest, no) ? 'lost' : 'other-time';
}

function isSameTime(a: Alternative | null, b: Alternative | null): boolean {
  return a?.start === b?.start && a?.scheduleIds.join() === b?.scheduleIds.join();
}

/** Whether a time is what a refusal is about; without a word about whose it is, any of them may be. */
function isTaken(slot: Alternative | null, no: Refusal): boolean {
  if (!slot || no.code !== 'slot-taken') return false;
  const { blockers = [] } = no;
  const time = { start: msOf(slot.start), end: msOf(slot.end) };
  const isOne = ({ scheduleId, start, end }: (typeof blockers)[number]) =>
    slot.scheduleIds.includes(scheduleId) && overlaps(time, { start: msOf(start), end: msOf(end) });
  return blockers.length === 0 || blockers.some(isOne);
}

function isVisit(one: unknown): boolean {
  return typeof one === 'object' && one !== null && 'patientId' in one && 'start' in one;
}
