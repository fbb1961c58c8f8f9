// What of the past is read: the calendar at the moment, and everything that was done on the moment's day.
import { useMemo, useState } from 'react';
import { useFormat } from '#client/kit/locale.tsx';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { daysAround } from '#client/screens/live-context.tsx';
import { go, usePlace } from '#client/screens/place.ts';
import { type Reading, useReading } from '#client/screens/use-reading.ts';
import type { HistoryEntry, QueryOutput, Settings } from '#shared/contract/queries.ts';
import { instantOf, msOf } from '#shared/time/instant.ts';
import { type DayHistory, useDayHistory } from './use-day-history.ts';
import { momentBeside, placeAt, touchedBy } from './moments.ts';

/** The past as the page shows it. */
export interface Past {
  readonly settings: Settings;
  readonly at: string;
  /** The date whose calendar is shown, and the one whose changes are listed. */
  readonly date: string;
  readonly day: string;
  readonly dayTitle: string;
  readonly today: string;
  /** Only this member's changes are listed. */
  readonly by: string | null;
  readonly calendar: Reading<QueryOutput<'calendar.at'>>;
  /** Only changes about this practitioner's time are listed. */
  readonly of: string | null;
  readonly history: DayHistory;
  readonly entries: readonly HistoryEntry[];
  /** Its place in the list of the change the moment rests on; -1 where it rests on none of them. */
  readonly here: number;
  readonly isToCome: boolean;
  /** Whether there is a change that way, and going there. */
  readonly canStep: (by: 1 | -1) => boolean;
  readonly step: (by: 1 | -1) => void;
  /** Shows how things stood just after a change, on the day it was about. */
  readonly look: (entry: HistoryEntry) => void;
  readonly retry: () => void;
  /** The day as it is by now, from the newest change. */
  readonly readAgain: () => void;
}

/** Reads it, anew when the moment, the day or the member becomes another. */
export function usePast(at: string, settings: Settings): Past {
  const format = useFormat();
  const place = usePlace();
  const { zone } = settings.clinic;
  const day = dateIn(zone, msOf(at));
  const date = place.date ?? day;
  const { by, of } = place;
  const [edition, setEdition] = useState(0);
  const window = useMemo(() => daysAround(date), [date]);
  const calendar = useReading('calendar.at', { at, ...window }, { edition });
  const history = useDayHistory({ date: day, by, of }, edition);
  const { entries } = history;
  const look = (entry: HistoryEntry) => go({ at: entry.at, date: touchedBy(entry)?.date ?? date }, 'replace');
  return {
    settings,
    at,
    date,
    day,
    dayTitle: format.dateTitle(day),
    today: dateIn(zone, clinicNow()),
    by,
    of,
    calendar,
    history,
    entries,
    here: placeAt(entries, at),
    isToCome: msOf(at) > clinicNow() + 60_000,
    canStep: (way) => momentBeside(entries, at, way) !== null,
    step(way) {
      const next = momentBeside(entries, at, way);
      const entry = entries.find((one) => one.at === next);
      if (entry) look(entry);
      else if (next !== null) go({ at: next }, 'replace');
    },
    look,
    retry: () => setEdition(edition + 1),
    readAgain() {
      setEdition(edition + 1);
      if (day === dateIn(zone, clinicNow())) go({ at: instantOf(clinicNow()) }, 'replace');
    },
  };
}
