// Deciding about the visits a change touches: the rows, the command with the choices, and what of it was refused.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import type { Answer } from '#client/live/ask.ts';
import type { InstantName } from '#client/live/instant-commands.ts';
import { refusalSentence } from '#client/screens/appointment/refusals.ts';
import type { Impact } from '#shared/contract/time-queries.ts';
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { CancelReason } from '#shared/model/appointment.ts';
import { noteText } from '#shared/model/text.ts';
import type { Id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { type Action, chosenFor, decisionsOf, type ImpactRow, isAboutVisits, refreshed, rowsOf } from './decisions.ts';

/** What deciding stands on. */
export interface DecidingProps {
  readonly impact: Impact;
  readonly read: () => Promise<Impact | null>;
  readonly send: (visits: VisitDecision[]) => Promise<Answer<InstantName>>;
  /** It was done, refused for something that is not about visits, or left. */
  readonly done: (answer: Answer<InstantName> | null) => void;
  /** What was chosen here before. */
  readonly chosen: ReadonlyMap<Id, Action>;
  readonly onChosen: (chosen: ReadonlyMap<Id, Action>) => void;
}

/** Answers that say nothing of the change itself: it can be given again as it stands. */
const PASSING: ReadonlySet<string> = new Set(['unavailable', 'busy', 'rate-limited']);

/** The rows and the ways on. */
export function useDecisions({ impact, read, send, done, chosen, onChosen }: DecidingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [known, setKnown] = useState(impact);
  const [rows, setRows] = useState(() => rowsOf(impact, chosen));
  const [reason, setReason] = useState<CancelReason>('clinic');
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [noteFault, setNoteFault] = useState<string | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const [tries, setTries] = useState<object | null>(null);

  const put = (next: ImpactRow[]) => {
    setRows(next);
    onChosen(new Map(next.flatMap(({ visit, action }) => (action === null ? [] : [[visit.id, action] as const]))));
  };

  async function submit(): Promise<void> {
    if (isSending || known.total > rows.length) return;
    const visits = decisionsOf(rows, { reason, note });
    const isWrongNote = note.trim() !== '' && !noteText.safeParse(note.trim()).success;
    setNoteFault(isWrongNote ? fieldText(t, 'characters') : undefined);
    if (visits === null || isWrongNote) return setTries({ missing: true });
    setSending(true);
    setTrouble(null);
    const answer = await send(visits);
    if (answer.ok) return done(answer);
    const no = answer as Refusal;
    if (PASSING.has(no.code)) setTrouble(refusalSentence(no, t, format));
    else if (isAboutVisits(no)) await lookAgain(answer, no);
    else return done(answer);
    return setSending(false);
  }

  async function lookAgain(answer: Answer<InstantName>, no: Refusal): Promise<void> {
    const now = await read();
    if (now === null) return setTrouble(refusalSentence(no, t, format));
    if (now.total === 0) return done(await send([]));
    const next = refreshed(rows, now, no);
    // Nothing is other than it was shown: it is not about the visits that the change cannot be made.
    if (no.code === 'slot-taken' && next.every(({ news }) => news === null)) return done(answer);
    setKnown(now);
    put(next);
    setTries({ news: next.some(({ news }) => news !== null) });
    return setTrouble(no.code === 'invalid' ? refusalSentence(no, t, format) : t(($) => $.impact.meanwhile));
  }

  return {
    rows,
    /** All the change touches, also those too many to be listed. */
    total: known.total,
    patients: known.patients,
    reason,
    setReason,
    note,
    setNote,
    noteFault,
    trouble,
    isSending,
    /** A new object with each try that could not be given: what is missing takes the focus. */
    tries,
    submit: () => void submit(),
    choose: (ids: readonly Id[], action: Action) => put(chosenFor(rows, new Set(ids), action)),
  };
}
