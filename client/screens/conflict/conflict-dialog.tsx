// The question of a conflict: what happened in words, both versions side by side, and ways that lose neither unasked.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '#client/kit/announce.tsx';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { TextArea } from '#client/kit/text-field.tsx';
import { Versus } from '#client/kit/versus.tsx';
import type { Settings } from '#shared/contract/queries.ts';
import { mergeText } from '#shared/rules/merge-text.ts';
import styles from './conflict-dialog.module.css';
import { conflictSentence } from './conflict-words.ts';
import { isAppointment } from './crossed.ts';
import { allOf, bothOf, canBothStand, type Choice, chosenFields, openParts, partsOf, shownParts } from './parts.ts';
import { type Question, settle } from './questions.ts';
import { type Going, useSettling } from './use-settling.ts';
import { useConflictFacts } from './use-conflict-facts.ts';
import { sidesOf } from './versus-sides.tsx';

interface ConflictDialogProps {
  readonly question: Question;
  readonly settings: Settings;
  /** How many more questions wait behind this one. */
  readonly more: number;
}

/** Leaving is what has the focus: nothing happens until a way is chosen. */
export function ConflictDialog({ question: { id, crossed }, settings, more }: ConflictDialogProps) {
  const { t } = useTranslation();
  const facts = useConflictFacts(crossed, settings);
  const parts = useMemo(() => partsOf(crossed, settings.schedules), [crossed, settings]);
  const note = parts.find(({ name, changedBy }) => name === 'note' && changedBy === 'both');
  const merged = useMemo(
    () => note && mergeText(note.base as string, note.theirs as string, note.mine as string),
    [note],
  );
  const [text, setText] = useState(merged?.text);
  const [choice, setChoice] = useState<Choice | null>(null);
  const { going, error, go } = useSettling(id, crossed);
  const open = openParts(parts).filter(({ name }) => name !== 'note' || !note);
  const give = (way: Going, chosen: Choice, mended?: string) =>
    void go(way, chosenFields(crossed, parts, chosen, mended));
  const isWhole = choice === null;
  const leave = () => settle(id, 'left');
  const patient = facts.patientOf(isAppointment(crossed.current) ? crossed.current.patientId : crossed.current.id);
  const keepTheirs = () => {
    announce(t(($) => $.together.conflict.kept, { patient }));
    settle(id, 'kept');
  };
  return (
    <Dialog
      title={t(($) => $.together.conflict.title, { patient })}
      isOpen
      isAlert
      size="l"
      onClose={leave}
      actions={
        <>
          <Button autoFocus onPress={leave}>
            {t(($) => $.common.action.cancel)}
          </Button>
          {isWhole && (
            <>
              <Button onPress={keepTheirs}>{t(($) => $.together.conflict.keepTheirs)}</Button>
              <Button
                variant={canBothStand(parts) ? 'plain' : 'primary'}
                isPending={going === 'mine'}
                onPress={() => give('mine', allOf(parts, 'mine'))}
              >
                {t(($) => $.together.conflict.applyMine)}
              </Button>
              {canBothStand(parts) && (
                <Button
                  variant="primary"
                  isPending={going === 'both'}
                  onPress={() => give('both', bothOf(parts), text)}
                >
                  {open.length > 0 ? t(($) => $.together.conflict.applyBoth) : t(($) => $.together.conflict.saveText)}
                </Button>
              )}
            </>
          )}
          {!isWhole && (
            <Button variant="primary" isPending={going === 'chosen'} onPress={() => give('chosen', choice, text)}>
              {t(($) => $.together.conflict.applyChosen)}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['said']}>
        <p className={styles['lead']}>{conflictSentence(crossed, parts, facts)}</p>
        <p>{isWhole ? t(($) => $.together.conflict.notSaved) : t(($) => $.together.conflict.chooseLead)}</p>
      </div>
      <Versus
        label={t(($) => $.together.conflict.compare)}
        sides={sidesOf(crossed, shownParts(parts), facts)}
        choice={
          isWhole
            ? undefined
            : {
                chosen: choice,
                onChoose: (part, side) => setChoice({ ...choice, [part]: side }),
              }
        }
      />
      {merged && (
        <TextArea
          label={t(($) => $.together.conflict.text)}
          hint={merged.crossed ? t(($) => $.together.conflict.textCrossed) : t(($) => $.together.conflict.textHint)}
          value={text ?? ''}
          onChange={setText}
        />
      )}
      {error !== null && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
      {(open.length > 1 || more > 0) && (
        <div className={styles['foot']}>
          {open.length > 1 && (
            <Button
              size="s"
              variant="quiet"
              icon={isWhole ? 'list' : 'back'}
              onPress={() => setChoice(isWhole ? firstChoice() : null)}
            >
              {isWhole ? t(($) => $.together.conflict.choose) : t(($) => $.together.conflict.chooseNot)}
            </Button>
          )}
          {more > 0 && <p className={styles['more']}>{t(($) => $.together.conflict.titleMore, { count: more })}</p>}
        </div>
      )}
    </Dialog>
  );

  function firstChoice(): Choice {
    const both = bothOf(parts);
    return Object.fromEntries(open.map(({ name }) => [name, both[name] ?? 'theirs']));
  }
}
