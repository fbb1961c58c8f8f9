// A form that was begun and left: what it was, to go on with or to throw away.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { now } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { Strip } from '#client/kit/strip.tsx';
import type { Draft } from '#client/live/drafts.ts';
import { useLive, usePatient } from '#client/live/hooks.ts';
import type { TypedNote } from '#client/screens/appointment/typed-notes.ts';
import { type KeptBooking, resumedDraft } from '#client/screens/drafts/kept-bookings.ts';
import styles from './attention.module.css';
import type { TypedDetails } from '#client/screens/patient/details.ts';
import { useDesk } from './desk-context.ts';

/** The one form that was left, over the calendar. */
export function DraftStrip({ draft }: { readonly draft: Draft }) {
  return (
    <Strip icon="edit" action={<Ways draft={draft} onLeave={() => undefined} />}>
      {useDraftWords(draft)}
    </Strip>
  );
}

interface DraftCardProps {
  readonly draft: Draft;
  readonly onLeave: () => void;
}

/** One of several, in their list. */
export function DraftCard({ draft, onLeave }: DraftCardProps) {
  const format = useFormat();
  const since = format.since(Math.max(0, now() - draft.at));
  return (
    <li className={styles['card']}>
      <p className={styles['task']}>{useDraftWords(draft)}</p>
      <p className={styles['reason']}>{since}</p>
      <div className={styles['ways']}>
        <Ways draft={draft} onLeave={onLeave} />
      </div>
    </li>
  );
}

function Ways({ draft, onLeave }: DraftCardProps) {
  const { t } = useTranslation();
  const { drafts } = useLive();
  const desk = useDesk();
  const goOn = () => {
    onLeave();
    if (draft.kind === 'booking') desk.book(resumedDraft(draft));
    else if (draft.kind === 'details') desk.patient((draft.value as TypedDetails).seen.id);
    else desk.open((draft.value as TypedNote).appointmentId);
  };
  return (
    <>
      <Button size="s" variant="quiet" onPress={() => drafts.drop(draft.key)}>
        {t(($) => $.together.draft.drop)}
      </Button>
      <Button size="s" onPress={goOn}>
        {t(($) => $.together.draft.go)}
      </Button>
    </>
  );
}

function useDraftWords({ kind, value }: Draft): string {
  const { t } = useTranslation();
  const format = useFormat();
  const note = kind === 'note' ? (value as TypedNote) : null;
  const noted = usePatient(note?.patientId ?? '')?.name ?? t(($) => $.desk.attention.someone);
  if (note) return t(($) => $.together.draft.note, { patient: noted });
  if (kind === 'details') return t(($) => $.patient.edit.left, { patient: (value as TypedDetails).seen.name });
  const { form, patient } = value as KeptBooking;
  const time = `${format.dateTitle(form.date)} ${form.time}`;
  if (patient === null) return t(($) => $.together.draft.bookingPlain, { time });
  return t(($) => $.together.draft.booking, { patient, time });
}
