// The picture as React components read it: each hook hears only of its own piece.
import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LockedNoun, Present } from '#shared/contract/frames.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { PatientCard } from '#shared/model/patient.ts';
import type { DayShape } from '#shared/time/zone.ts';
import type { Draft } from './drafts.ts';
import type { RefusedCommand, Remote } from './feed.ts';
import type { LinkState } from './link.ts';
import type { Live } from './live.ts';
import type { ShownLock } from './locks.ts';
import type { Attention } from './pending.ts';
import type { Pending } from './pending-entry.ts';
import type { Store } from './store.ts';
import type { UndoState } from './undo-list.ts';
import { touches, type Window } from './window.ts';

/** Provides the live part to everything below it. */
export const LiveContext = createContext<Live | null>(null);

/** The live part of this page. Throws outside `LiveContext`. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('useLive needs a LiveContext above it');
  return live;
}

function usePiece<T>(topics: string, read: (store: Store, live: Live) => T): T {
  const live = useLive();
  const { store } = live;
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = topics.split(' ').map((topic) => store.subscribe(topic, listener));
      return () => stops.forEach((stop) => stop());
    },
    [store, topics],
  );
  return useSyncExternalStore(subscribe, () => read(store, live));
}

/** How this page is connected. */
export function useLink(): LinkState {
  return usePiece('link', (store) => store.link);
}

/** The clinic, its services, schedules and members; null until the first picture has come. */
export function useSettings(): Settings | null {
  return usePiece('settings', (store) => store.settings);
}

/** One appointment as it is shown, this desk's pending commands included. */
export function useAppointment(id: Id): Appointment | undefined {
  return usePiece(`appointment:${id}`, (store) => store.appointment(id));
}

/** What is known of a patient. */
export function usePatient(id: Id): PatientCard | undefined {
  return usePiece(`patient:${id}`, (store) => store.patient(id));
}

/** The shape of a civil date; undefined until it is read. */
export function useDay(date: string): DayShape | undefined {
  return usePiece('days', (store) => store.day(date));
}

/** The appointments of a schedule on a date by start, without cancelled ones; the same list until one of them changes. */
export function useColumn(scheduleId: Id, date: string): readonly Appointment[] {
  return usePiece(`column:${scheduleId}:${date} days`, (store) => store.column(scheduleId, date));
}

/** All appointments that touch a window by start, cancelled ones too. */
export function useCalendar({ from, to }: Window): readonly Appointment[] {
  return usePiece('calendar', (store) => store.calendar({ from, to }));
}

/** Whether everything in a window is known; until then a screen shows where columns will be. */
export function useCovered({ from, to }: Window): boolean {
  return usePiece('coverage', (store) => store.covers({ from, to }));
}

/** This desk's commands that the picture still rests on, oldest first. */
export function usePending(): readonly Pending[] {
  return usePiece('pending', (store) => store.pending);
}

/** The newest command on a noun that the server has not yet answered. */
export function usePendingOn(id: Id): Pending | undefined {
  return usePiece(`pending:${id}`, (store) => store.pendingOn(id));
}

/** Commands that could not be done and wait for somebody to look at them. */
export function useAttention(): readonly Attention[] {
  return usePiece('attention', (store) => store.attention);
}

/** Who has this clinic open, once per person. */
export function usePresence(): readonly Present[] {
  return usePiece('presence', (store) => store.presence);
}

/** The holds that touch a window, by start; each goes by itself when its time is up. */
export function useHolds({ from, to }: Window): readonly Hold[] {
  return usePiece('holds', (store) => store.holds({ from, to }));
}

/** The closed times that touch a window, by start; the same list until one of them changes. */
export function useClosures({ from, to }: Window): readonly Closure[] {
  const all = usePiece('closures', (store) => store.closures);
  return useMemo(() => {
    const within = all.filter((one) => touches({ from, to }, one));
    return within.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  }, [all, from, to]);
}

/** A closed time of the days that are kept; undefined once it is open again. */
export function useClosure(id: Id): Closure | undefined {
  return usePiece('closures', (store) => store.closures.find((one) => one.id === id));
}

/** A hold in whatever state it is; undefined when nothing is known of it any more: it is over, nobody knows how. */
export function useHold(id: Id): Hold | undefined {
  return usePiece(`hold:${id}`, (store) => store.hold(id));
}

/** What is open somewhere to be changed, this page's own included. */
export function useLocks(): readonly ShownLock[] {
  return usePiece('locks', (_, { locks }) => locks.shown);
}

/** Who has a thing open. */
export function useLockOn(noun: LockedNoun['noun'], id: Id): ShownLock | undefined {
  return usePiece('locks', (_, { locks }) => locks.on(noun, id));
}

/** What undo and redo would do now. */
export function useUndo(): UndoState {
  return usePiece('undo', (_, { undo }) => undo.entries);
}

/** Forms that were begun and not sent, the newest first. */
export function useDrafts(): readonly Draft[] {
  return usePiece('drafts', (_, { drafts }) => drafts.all);
}

/** Whether what is not done would outlive this page; where it is false, a page says so. */
export function useKept(): boolean {
  return usePiece('kept', (_, { isKeeping }) => isKeeping);
}

/** Hears what others do. `listener` must keep its identity (`useCallback`). */
export function useRemote(listener: (news: Remote) => void): void {
  const live = useLive();
  useEffect(() => live.onRemote(listener), [live, listener]);
}

/** Hears which commands of this desk were refused. `listener` must keep its identity (`useCallback`). */
export function useRefused(listener: (news: RefusedCommand) => void): void {
  const live = useLive();
  useEffect(() => live.onRefused(listener), [live, listener]);
}
