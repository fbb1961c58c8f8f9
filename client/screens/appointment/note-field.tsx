// The note of an appointment: typed in peace, saved on purpose, and never over what a colleague wrote meanwhile.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextArea } from '#client/kit/text-field.tsx';
import { crossedNote } from '#client/screens/conflict/crossed.ts';
import { askToSettle } from '#client/screens/conflict/questions.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { isSubmitKey } from '#client/screens/form/submit-key.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { noteText } from '#shared/model/text.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import styles from './appointment.module.css';
import { useLastChange } from './last-changes.ts';
import { NoteFlag } from './note-flag.tsx';
import { fieldSentences, refusalSentence } from './refusals.ts';
import { noteAfter, useTypedNote } from './typed-notes.ts';
import { useEdits } from './use-edits.ts';

/** The field with its own way to save. */
export function NoteField({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const edit = useEdits();
  const { id, note } = appointment;
  const [typed, keep] = useTypedNote(id);
  const [fault, setFault] = useState<{ readonly note?: string }>({});
  const box = useRef<HTMLDivElement>(null);
  const change = useLastChange(id);
  useFirstFault(box, fault);
  const type = (text: string) => {
    keep(noteAfter(typed, text, appointment));
    setFault({});
  };
  const isCrossed = typed !== null && note !== typed.base && note !== typed.text;

  /** What a colleague wrote meanwhile is asked about before anything is sent. */
  const compare = async () => {
    if (!typed) return;
    const written = { by: change?.by ?? null, at: change?.at ?? null };
    const how = await askToSettle(crossedNote(appointment, typed, written));
    if (how !== 'left') keep(null);
  };
  const save = async () => {
    if (!typed) return;
    const { text, base, baseVersion } = typed;
    const parsed = noteText.safeParse(text);
    const [wrong] = parsed.success ? [] : faultsOf(parsed.error, text);
    if (wrong) return setFault({ note: fieldText(t, wrong.problem, wrong.params) });
    if (isCrossed) return compare();
    keep(null);
    const came = await edit({ appointmentId: id, baseVersion, base: { note: base }, note: text });
    if (came.how === 'left' || came.how === 'refused') keep(typed);
    if (came.how === 'refused')
      setFault({ note: fieldSentences(came.no, t)['note'] ?? refusalSentence(came.no, t, format) });
  };
  return (
    <div
      ref={box}
      role="presentation"
      className={styles['form']}
      onKeyDownCapture={(event) => isSubmitKey(event) && void save()}
    >
      <TextArea
        label={t(($) => $.booking.field.note)}
        hint={t(($) => $.booking.field.noteHint)}
        value={typed?.text ?? note}
        onChange={type}
        error={fault.note}
      />
      {isCrossed && <NoteFlag change={change} zone={appointment.zone} onCompare={() => void compare()} />}
      {typed !== null && (
        <div className={styles['buttons']}>
          <Button
            size="s"
            variant="quiet"
            onPress={() => {
              keep(null);
              setFault({});
            }}
          >
            {t(($) => $.booking.sheet.discard)}
          </Button>
          <Button size="s" variant="primary" hint="Ctrl ↵" onPress={() => void save()}>
            {t(($) => $.booking.action.save)}
          </Button>
        </div>
      )}
    </div>
  );
}
