// What a screen needs to catch up: nothing, the rows since the version it has, or a snapshot.
import { scopeOf } from '#shared/contract/allow.ts';
import type { Changes } from '#shared/contract/frames.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, type Refusal, refuse } from '#shared/rules/decision.ts';
import { now } from '#server/ops/clock.ts';
import { type Head, isElsewhere, logAfter, readHead, settleEpoch } from '#server/store/clinic-log.ts';
import type { Store, Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';
import { calendarRange, decideWindow, todayOf } from './calendar-range.ts';

/** Where a screen stands and what it shows; `full` allows a snapshot where rows alone cannot bring it up to date. */
export type ChangesAsk = {
  readonly epoch?: string | undefined;
  readonly since?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly full?: boolean | undefined;
};

/** More rows than this are answered by a snapshot. */
export const MOST_ROWS = 300;

/** Brings a screen up to date: all rows since its version, or one snapshot of its window. */
export async function changes(
  store: Store,
  caller: Caller,
  ask: ChangesAsk,
): Promise<{ ok: true; changes: Changes } | { ok: false; refusal: Refusal }> {
  if (scopeOf(caller.role, 'read') === 'none') return refuse({ code: 'forbidden' });
  const found = (await readChanges(store, caller, ask)) ?? (await readAnew(store, caller, ask));
  return found.ok ? { ok: true, changes: found.value } : found;
}

/** The answer of one snapshot, or null where the clinic's clock must first be taken over from another server. */
function readChanges(store: Store, caller: Caller, ask: ChangesAsk): Promise<Decision<Changes> | null> {
  return store.read(caller.clinicId, async (tx) => {
    const head = await readHead(tx, caller.clinicId);
    if (!head) return refuse({ code: 'not-found' });
    if (await isElsewhere(tx, caller.clinicId)) return null;
    return (await rowsSince(tx, head, ask)) ?? (await snapshot(tx, head, caller, ask));
  });
}

async function readAnew(store: Store, caller: Caller, ask: ChangesAsk): Promise<Decision<Changes>> {
  await settleEpoch(store, caller.clinicId);
  return (await readChanges(store, caller, ask)) ?? refuse({ code: 'unavailable', retryMs: 1000 });
}

async function rowsSince(tx: Tx, head: Head, ask: ChangesAsk): Promise<Decision<Changes> | null> {
  const { epoch, version } = head;
  if (ask.since === undefined) return null;
  const reachable = ask.epoch === epoch && ask.since <= version && version - ask.since <= MOST_ROWS;
  if (!reachable) return ask.full ? null : refuse({ code: 'too-old' });
  if (ask.since === version) return accept({ kind: 'live', epoch, head: version });
  const rows = await logAfter(tx, head, ask.since, MOST_ROWS);
  return accept({ kind: 'delta', epoch, head: version, rows });
}

async function snapshot(tx: Tx, head: Head, caller: Caller, ask: ChangesAsk): Promise<Decision<Changes>> {
  const settings = await loadSettings(tx, caller.clinicId);
  const today = todayOf(settings.clinic.zone, now());
  const window = { from: ask.from ?? today.from, to: ask.to ?? today.to };
  const fits = decideWindow(window);
  if (!fits.ok) return fits;
  const calendar = await calendarRange(tx, window, caller);
  if (!calendar.ok) return calendar;
  return accept({ kind: 'snapshot', epoch: head.epoch, head: head.version, settings, calendar: calendar.value });
}
