// Correcting a patient's details in place: faults at their fields, nothing retyped, and a colleague's change asked about.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive } from '#client/live/hooks.ts';
import { fieldSentences, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { crossedOf } from '#client/screens/conflict/crossed.ts';
import { askToSettle } from '#client/screens/conflict/questions.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { isDown } from '#client/screens/desk/use-commands.ts';
import { useDraft } from '#client/screens/drafts/use-draft.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import { AlikeNote } from './alike-note.tsx';
import { detailsOf, editInput, type TypedDetails } from './details.ts';
import { PatientFields } from './patient-fields.tsx';
import styles from './patient.module.css';
import { type Registration, registrationFaults } from './registration.ts';

/** The unsaved details of a patient, and the way to change them; null forgets them. */
export function useTypedDetails(id: Id) {
  return useDraft<TypedDetails>(`details ${id}`, 'details');
}

interface EditDetailsProps {
  readonly patient: Patient;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Told whether the focus goes with the form. */
  readonly onClose: (hadFocus: boolean) => void;
  /** Asks to merge with another record; not given to those who may not. */
  readonly onMerge?: ((other: Id) => void) | undefined;
}

type Faults = Readonly<Record<string, string>>;
const NONE: Faults = {};

/** The form; Control and Enter save, Escape leaves it. */
export function EditDetails({ patient, today, onClose, onMerge }: EditDetailsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const desk = useDesk();
  const telling = useTelling();
  const box = useRef<HTMLFormElement>(null);
  const [kept, keep] = useTypedDetails(patient.id);
  const [seen] = useState(kept?.seen ?? patient);
  const [faults, setFaults] = useState(NONE);
  const [isAsking, setAsking] = useState(false);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);
  useFirstFault(box, faults);
  const details: TypedDetails = kept ?? { seen, typed: detailsOf(seen) };
  const change = (part: Partial<Registration>) => {
    setFaults(NONE);
    keep({ seen: details.seen, typed: { ...details.typed, ...part } });
  };
  const close = () => {
    keep(null);
    const at = document.activeElement;
    onClose(at === document.body || box.current?.contains(at) === true);
  };

  const save = async () => {
    if (isAsking) return;
    const found = registrationFaults(details.typed, today);
    if (found.length > 0)
      return setFaults(
        Object.fromEntries(found.map(({ path, problem, params }) => [path, fieldText(t, problem, params)])),
      );
    const input = editInput(details);
    if (input === null) return close();
    const on = { noun: 'patient', id: patient.id } as const;
    const { commandId, answer } = live.ask('patient.edit', input, { quiet: true });
    const isQueued = isDown(live);
    if (isQueued) {
      telling.queued({ commandId, name: 'patient.edit', on });
      close();
    } else setAsking(true);
    // A form that is open when the queue is answered is another one.
    const done = () => (isQueued ? undefined : close());
    const came = await answer;
    if (isShown.current) setAsking(false);
    if (came.ok) {
      telling.done(
        t(($) => $.patient.edit.saved, { patient: came.value.name }),
        came,
        { name: 'patient.edit', on },
      );
      return done();
    }
    if (came.code === 'conflict') {
      const how = await askToSettle(crossedOf('patient.edit', input, came));
      return how === 'left' ? keep(details) : done();
    }
    keep(details);
    if (!isShown.current) return telling.refused({ name: 'patient.edit', input, on }, came);
    const fields = fieldSentences(came, t);
    return setFaults(Object.keys(fields).length > 0 ? fields : { name: refusalSentence(came, t, format) });
  };

  return (
    <SubmitForm
      ref={box}
      className={styles['register']}
      aria-label={t(($) => $.patient.edit.title)}
      onSubmit={() => void save()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <p className={styles['heading']}>{t(($) => $.patient.edit.title)}</p>
      <PatientFields typed={details.typed} onChange={change} faults={faults}>
        <AlikeNote
          typed={details.typed}
          except={patient.id}
          waysTo={({ id }) => [
            { way: 'open', run: () => desk.patient(id) },
            ...(onMerge ? [{ way: 'merge' as const, run: () => onMerge(id) }] : []),
          ]}
        />
      </PatientFields>
      <div className={styles['buttons']}>
        <Button onPress={close}>{t(($) => $.common.action.cancel)}</Button>
        <Button type="submit" variant="primary" hint="Ctrl ↵" isPending={isAsking}>
          {t(($) => $.patient.edit.save)}
        </Button>
      </div>
    </SubmitForm>
  );
}
