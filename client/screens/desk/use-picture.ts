// Pieces of the live picture that come in several at once: the shapes of days, the names of patients.
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useLive } from '#client/live/hooks.ts';
import type { Store } from '#client/live/store.ts';
import type { DayShape } from '#shared/time/zone.ts';

/** The known shapes of these dates, in their order. */
export function useDays(dates: readonly string[]): readonly DayShape[] {
  const { store } = useLive();
  const known = useText('days', () =>
    dates.map((date) => `${date} ${store.day(date)?.start ?? ''} ${store.day(date)?.minutes ?? ''}`).join(),
  );
  // The text names the dates and their shapes, so it alone says whether the list is another one.
  return useMemo(() => shapesOf(store, known), [store, known]);
}

function shapesOf(store: Store, known: string): DayShape[] {
  const dates = known.split(',').map((each) => each.slice(0, 10));
  return dates.map((date) => store.day(date)).filter((day) => day !== undefined);
}

/** The names of these patients by id; patients not yet known are missing. */
export function usePatientNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const { store } = useLive();
  const distinct = [...new Set(ids)];
  const topics = distinct.map((id) => `patient:${id}`).join(' ');
  const known = useText(topics, () => JSON.stringify(distinct.map((id) => [id, store.patient(id)?.name ?? null])));
  return useMemo(() => {
    const pairs = JSON.parse(known) as [string, string | null][];
    return new Map(pairs.filter((pair): pair is [string, string] => pair[1] !== null));
  }, [known]);
}

/** A text made from the picture, followed over several topics. */
function useText(topics: string, read: () => string): string {
  const { store } = useLive();
  const follow = useCallback(
    (changed: () => void) => {
      const stops = topics.split(' ').map((topic) => store.subscribe(topic, changed));
      return () => stops.forEach((stop) => stop());
    },
    [store, topics],
  );
  return useSyncExternalStore(follow, read);
}
