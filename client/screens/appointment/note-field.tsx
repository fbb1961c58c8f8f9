// The note of an appointment: typed in peace, saved on purpose, and never over what a colleague wrote meanwhile.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextArea } from '#client/kit/text-field.tsx';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { noteText } from '#shared/model/text.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import styles from './appointment.module.css';
import { ConflictNote } from './conflict-note.tsx';
import { useLastChange } from './last-changes.ts';
import { fieldSentences, refusalSentence } from './refusals.ts';
import { isSubmitKey } from './submit-key.ts';
import { type TypedNote, keepTypedNote, noteAfter, typedNote } from './typed-notes.ts';
import { useEdits } from './use-edits.ts';

/** The field with its own way to save. */
export function NoteField({ appointment }: { readonly appointment: Appointment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const edit = useEdits();
  const { id, note } = appointment;
  const [typed, setTyped] = useState(() => typedNote(id));
  const [fault, setFault] = useState<{ readonly note?: string }>({});
  const box = useRef<HTMLDivElement>(null);
  const change = useLastChange(id);
  useFirstFault(box, fault);
  const keep = (next: TypedNote | null) => {
    keepTypedNote(id, next);
    setTyped(next);
    setFault({});
  };

  const save = async (text: string, base: string, baseVersion: number) => {
    const parsed = noteText.safeParse(text);
    const [wrong] = parsed.success ? [] : faultsOf(parsed.error, text);
    if (wrong) return setFault({ note: fieldText(t, wrong.problem, wrong.params) });
    const mine = { text, base, baseVersion };
    keep(null);
    const came = await edit({ appointmentId: id, baseVersion, base: { note: base }, note: text });
    if (came.ok) return undefined;
    keep(mine);
    return setFault({ note: fieldSentences(came, t)['note'] ?? refusalSentence(came, t, format) });
  };
  const isCrossed = typed !== null && note !== typed.base && note !== typed.text;
  const saveTyped = () => typed && !isCrossed && void save(typed.text, typed.base, typed.baseVersion);
  return (
    <div
      ref={box}
      role="presentation"
      className={styles['form']}
      onKeyDownCapture={(event) => isSubmitKey(event) && saveTyped()}
    >
      <TextArea
        label={t(($) => $.booking.field.note)}
        hint={t(($) => $.booking.field.noteHint)}
        value={typed?.text ?? note}
        onChange={(text) => keep(noteAfter(typed, text, appointment))}
        error={isCrossed ? undefined : fault.note}
      />
      {typed !== null && isCrossed && (
        <ConflictNote
          written={{ by: change ? { name: change.by } : null, at: change?.at ?? null }}
          theirs={note}
          mine={typed.text}
          onKeepTheirs={() => keep(null)}
          onApplyMine={() => void save(typed.text, note, appointment.version)}
        />
      )}
      {typed !== null && !isCrossed && (
        <div className={styles['buttons']}>
          <Button size="s" variant="quiet" onPress={() => keep(null)}>
            {t(($) => $.booking.sheet.discard)}
          </Button>
          <Button size="s" variant="primary" hint="Ctrl ↵" onPress={saveTyped}>
            {t(($) => $.booking.action.save)}
          </Button>
        </div>
      )}
    </div>
  );
}
