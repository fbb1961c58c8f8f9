// What was done on a day as far as it has been read: the newest first reading, and what was asked for before it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { History, HistoryEntry } from '#shared/contract/queries.ts';
import type { PatientCard } from '#shared/model/patient.ts';

/** Whose changes are listed; null leaves that open. */
export interface DayAsked {
  readonly date: string;
  readonly by: string | null;
  readonly of: string | null;
}

/** The lines of a day. */
export interface DayHistory {
  readonly state: 'none' | 'asking' | 'here' | 'failed';
  /** False until anything of it was read. */
  readonly isRead: boolean;
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  readonly patients: readonly PatientCard[];
  /** Whether there are older ones, and reading them. */
  readonly hasEarlier: boolean;
  readonly isReadingEarlier: boolean;
  readonly showEarlier: () => void;
}

type Older = { readonly of: string; readonly told: History };

const NONE: History = { entries: [], patients: [], earlier: false };

/** Reads it; another day, person or practitioner begins anew. */
export function useDayHistory({ date, by, of }: DayAsked, edition: number): DayHistory {
  const { t } = useTranslation();
  const live = useLive();
  const question = { date, ...(by !== null && { by }), ...(of !== null && { scheduleId: of }) };
  const { state, value } = useReading('day.history', question, { edition });
  const key = JSON.stringify([question, edition]);
  const [older, setOlder] = useState<Older | null>(null);
  const [isReadingEarlier, setReading] = useState(false);
  const newest = value ?? NONE;
  const before = older?.of === key ? older.told : null;
  const { entries, patients } = joined(before, newest);
  const first = entries[0];
  const showEarlier = async () => {
    if (!first || isReadingEarlier) return;
    setReading(true);
    const answer = await live.read('day.history', { ...question, before: first.version }).catch(() => null);
    setReading(false);
    if (answer?.ok === true) setOlder({ of: key, told: joined(answer.value, before ?? NONE) });
    else toast({ text: t(($) => $.together.history.failed), tone: 'bad' });
  };
  return {
    state,
    isRead: value !== null,
    entries,
    patients,
    hasEarlier: (before ?? newest).earlier,
    isReadingEarlier,
    showEarlier: () => void showEarlier(),
  };
}

/** An older part and a newer one as one; what is earlier than both is said by the older. */
export function joined(older: History | null, newer: History): History {
  if (older === null) return newer;
  const known = new Set(older.patients.map(({ id }) => id));
  const patients = [...older.patients, ...newer.patients.filter(({ id }) => !known.has(id))];
  return { entries: [...older.entries, ...newer.entries], patients, earlier: older.earlier };
}
