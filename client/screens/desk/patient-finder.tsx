// The search in the top bar: a patient found leads to the next appointment, or to a new one.
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code, Phone } from '#client/kit/bidi.tsx';
import { ComboBox } from '#client/kit/combo-box.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { KeyHint } from '#client/kit/key-hint.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { go } from '#client/screens/place.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { Patient } from '#shared/model/patient.ts';
import { useDesk } from './desk-context.ts';
import { nextAppointment } from './next-appointment.ts';
import styles from './patient-finder.module.css';
import { useScene } from './scene.ts';
import { wallOf } from './times.ts';

/** How long somebody must have stopped typing, in ms. */
const TYPING_PAUSE = 150;
const MOST_FOUND = 8;

interface PatientFinderProps {
  readonly onFound?: () => void;
  readonly autoFocus?: boolean;
}

/** The field with its answers. */
export function PatientFinder({ onFound, autoFocus = false }: PatientFinderProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isLooking, setLooking] = useState(false);
  const wanted = text.trim();
  const question = wanted === '' ? null : { text: wanted, limit: MOST_FOUND };
  const { state, value } = useReading('patient.search', question, { delayMs: TYPING_PAUSE });
  const patients = value ?? [];
  const lookUp = useLookUp();
  const wayOut = useWayOut(text === '' ? null : () => setText(''));
  const choose = (id: string) => {
    const patient = patients.find((one) => one.id === id);
    if (!patient) return;
    setText('');
    setLooking(true);
    onFound?.();
    void lookUp(patient).finally(() => setLooking(false));
  };
  return (
    <div
      className={styles['finder']}
      data-finder={autoFocus ? 'dialog' : 'bar'}
      role="search"
      {...(!autoFocus && wayOut)}
    >
      <ComboBox
        label={t(($) => $.desk.find.title)}
        placeholder={t(($) => $.calendar.nav.searchPatient)}
        text={text}
        onTextChange={setText}
        choices={patients.map((patient) => ({
          id: patient.id,
          text: patient.name,
          detail: <Detail patient={patient} />,
        }))}
        onChoose={choose}
        isLoading={state === 'asking' || isLooking}
        emptyText={state === 'failed' ? t(($) => $.desk.find.offline) : t(($) => $.booking.patient.none, { text })}
        autoFocus={autoFocus}
      />
      {text === '' && (
        <span className={styles['hint']}>
          <KeyHint keys="Ctrl K" />
        </span>
      )}
    </div>
  );
}

/** Escape with the list closed first clears the field, then leaves it for where the focus came from. */
function useWayOut(clear: (() => void) | null) {
  const lender = useRef<HTMLElement | null>(null);
  return {
    onFocus: ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
      lender.current = relatedTarget instanceof HTMLElement ? relatedTarget : null;
    },
    onKeyDown: ({ key, target }: KeyboardEvent) => {
      if (key !== 'Escape' || !(target instanceof HTMLInputElement) || target.ariaExpanded === 'true') return;
      if (clear) return clear();
      if (lender.current?.isConnected) lender.current.focus();
      else target.blur();
    },
  };
}

/** The search as a dialog, where the top bar has no room for it. */
export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t(($) => $.desk.find.title)} isOpen onClose={onClose}>
      <p className={styles['lead']}>{t(($) => $.desk.find.lead)}</p>
      <PatientFinder onFound={onClose} autoFocus />
    </Dialog>
  );
}

function Detail({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={styles['detail']}>
      <Code>{t(($) => $.booking.patient.file, { number: format.number(patient.fileNumber) })}</Code>
      {patient.phone !== null && <Phone>{patient.phone}</Phone>}
    </span>
  );
}

/** Opens the next appointment of a patient, or a booking for them. */
function useLookUp(): (patient: Patient) => Promise<void> {
  const { t } = useTranslation();
  const live = useLive();
  const desk = useDesk();
  const { settings, today } = useScene();
  return async (patient) => {
    const words = { patient: patient.name };
    const found = await nextAppointment(live, patient.id, clinicNow()).catch(() => null);
    if (!found) {
      toast({ text: t(($) => $.desk.find.none, words) });
      return desk.book({ patientId: patient.id });
    }
    const { date } = wallOf(found.start, settings?.clinic.zone ?? found.zone);
    go({ date: date === today ? null : date });
    desk.open(found.id);
    toast({ text: t(($) => $.desk.find.found, words) });
  };
}
