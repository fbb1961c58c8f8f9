// The search in the top bar: a patient found is opened, somebody new registered, from the first key without a pointer.
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboBox } from '#client/kit/combo-box.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { KeyHint } from '#client/kit/key-hint.tsx';
import { choiceOf, REGISTER, registering } from '#client/screens/patient/patient-search.tsx';
import { usePatientSearch } from '#client/screens/patient/use-patient-search.ts';
import { useDesk } from './desk-context.ts';
import { later } from './later.ts';
import styles from './patient-finder.module.css';

interface PatientFinderProps {
  readonly onFound?: () => void;
  readonly autoFocus?: boolean;
}

/** The field with its answers; Enter opens the first. Whom nobody knows is registered in a booking. */
export function PatientFinder({ onFound, autoFocus = false }: PatientFinderProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const { state, found } = usePatientSearch(text);
  const wayOut = useWayOut(text === '' ? null : () => setText(''));
  // The page is on its way while somebody types, so that Enter has only to read.
  useEffect(() => {
    if (wanted !== '') later.patient().catch(() => undefined);
  }, [wanted]);
  const choose = (id: string) => {
    setText('');
    onFound?.();
    if (id === REGISTER) desk.book({ register: wanted });
    else desk.patient(id);
  };
  const isNew = state === 'here' && found.length === 0;
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
        choices={isNew ? [registering(wanted, t)] : found.map((one) => choiceOf(one, wanted))}
        onChoose={choose}
        isLoading={state === 'asking'}
        emptyText={state === 'failed' ? t(($) => $.desk.find.offline) : t(($) => $.booking.patient.none, { text })}
        autoFocus={autoFocus}
        takesFirst
      />
      {text === '' && (
        <span className={styles['hint']}>
          <KeyHint keys="/" />
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
      <p className={styles['lead']}>{t(($) => $.patient.find.lead)}</p>
      <PatientFinder onFound={onClose} autoFocus />
    </Dialog>
  );
}
