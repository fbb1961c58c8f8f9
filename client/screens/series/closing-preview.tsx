// The times a closing that repeats would close: each with the visits in it, which stay, or the time is left out.
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { useLive } from '#client/live/hooks.ts';
import { type No, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import { isSubmitKey } from '#client/screens/form/submit-key.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { QueryOutput, Settings } from '#shared/contract/queries.ts';
import { closingCounts, closingInput, forAllOpen, NOTHING_CHOSEN, withClosingChoice } from './closing-choices.ts';
import { ClosingRow } from './closing-row.tsx';
import type { Closing } from './closing-wish.ts';
import styles from './preview.module.css';
import { ruleTextSentence } from './rule-sentence.ts';
import { summaryWords } from './summary-words.ts';
import { useFirstFocus, useKeptFocus } from './use-kept-focus.ts';

interface ClosingPreviewProps {
  readonly wish: Closing;
  readonly settings: Settings;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

type Plan = QueryOutput<'schedule.preview-closing'>;

/** The dialog; Control and Enter close the times, and one that waits for a choice then takes the focus. */
export function ClosingPreview({ wish, settings, onBack, onDone }: ClosingPreviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const telling = useTelling();
  const formId = useId();
  const box = useRef<HTMLFormElement>(null);
  const [edition, setEdition] = useState(0);
  const { plan, refusal, isFailed, refused } = usePlan(wish, edition);
  const [choices, setChoices] = useState(NOTHING_CHOSEN);
  const [isGiving, setGiving] = useState(false);
  const [open, setOpen] = useState<object | null>(null);
  useFirstFault(box, open);
  const keepFocus = useKeptFocus(box);
  useFirstFocus(box, plan !== null);
  const occurrences = useMemo(() => plan?.occurrences ?? [], [plan]);
  const counts = closingCounts(occurrences, choices);
  const submit = async () => {
    if (counts.open > 0) return setOpen({ open: counts.open });
    if (isGiving || counts.planned === 0) return undefined;
    setGiving(true);
    const chosen = closingInput(occurrences, choices);
    const came = await live.attempt('schedule.close-series', {
      ...wish,
      ...(chosen.length > 0 && { choices: chosen }),
    });
    setGiving(false);
    if (!came.ok) {
      refused(came);
      // Visits were booked meanwhile: the times are looked at again, and the choices stay.
      if (came.code === 'conflict') setEdition(edition + 1);
      return undefined;
    }
    const schedule = settings.schedules.find(({ id }) => id === wish.scheduleId);
    const name = schedule ? nameIn(format.settings.language, schedule) : '';
    const { closures, series } = came.value;
    const on = { noun: 'closure', id: closures[0]?.id ?? series.id } as const;
    const text = t(($) => $.series.toast.closed, { name, count: closures.length });
    telling.done(text, came, { name: 'schedule.close-series', on });
    return onDone();
  };
  const all = (chosen: 'skip' | 'keep') => {
    keepFocus(null);
    setChoices(forAllOpen(occurrences, choices, chosen));
  };
  const choose = (recurrenceId: string, chosen: 'skip' | 'keep' | null) => {
    keepFocus(recurrenceId);
    setChoices(withClosingChoice(choices, recurrenceId, chosen));
  };
  return (
    <Dialog
      title={t(($) => $.series.preview.closingTitle)}
      isOpen
      size="l"
      onClose={onBack}
      actions={
        <>
          <Button onPress={onBack}>{t(($) => $.common.action.back)}</Button>
          <span
            role="presentation"
            className={styles['submit']}
            onKeyDownCapture={(event) => isSubmitKey(event) && void submit()}
          >
            <Button
              type="submit"
              form={formId}
              variant="primary"
              hint="Ctrl ↵"
              isPending={isGiving}
              isDisabled={!plan || counts.planned + counts.open === 0}
            >
              {t(($) => $.series.closing.submit, { count: counts.planned })}
            </Button>
          </span>
        </>
      }
    >
      <p className={styles['lead']}>{ruleTextSentence(wish.rule, { t, format })}</p>
      <SubmitForm id={formId} ref={box} className={styles['preview']} onSubmit={() => void submit()}>
        {refusal && (
          <ErrorNote>
            {refusal.code === 'unavailable' ? t(($) => $.day.close.offline) : refusalSentence(refusal, t, format)}
          </ErrorNote>
        )}
        {isFailed && refusal === null && <ErrorNote>{t(($) => $.series.preview.failed)}</ErrorNote>}
        {!plan && !isFailed && refusal === null && <Skeleton height="120px" />}
        {plan && (
          <>
            <div className={styles['bulk']}>
              <p className={styles['summary']} role="status">
                {summaryWords(counts, { t, isRtl: format.direction === 'rtl', of: 'times' })}
              </p>
              {(plan.total === null || plan.total > occurrences.length) && (
                <p className={styles['second']}>
                  {t(($) => $.series.closing.horizon, { date: format.dateOfYear(plan.until) })}
                </p>
              )}
              {open !== null && counts.open > 0 && (
                <p className={styles['wrong']} role="alert">
                  <Icon name="error" size={14} />
                  {t(($) => $.series.preview.decide, { count: counts.open })}
                </p>
              )}
              {counts.open > 0 && (
                <div className={styles['buttons']}>
                  <Button size="s" icon="check" onPress={() => all('keep')}>
                    {t(($) => $.series.closing.keepAll)}
                  </Button>
                  <Button size="s" onPress={() => all('skip')}>
                    {t(($) => $.series.closing.skipAll)}
                  </Button>
                </div>
              )}
            </div>
            <ol className={styles['rows']} aria-label={t(($) => $.series.preview.closingTitle)}>
              {occurrences.map((one, at) => (
                <ClosingRow
                  key={one.recurrenceId}
                  one={one}
                  number={at + 1}
                  choices={choices}
                  patients={plan.patients}
                  settings={settings}
                  onChoose={(chosen) => choose(one.recurrenceId, chosen)}
                />
              ))}
            </ol>
          </>
        )}
      </SubmitForm>
    </Dialog>
  );
}

/** The plan of a wish, read anew with each edition; the one before stays until then. */
function usePlan({ reason: _, choices: __, ...asked }: Closing, edition: number) {
  const live = useLive();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [refusal, setRefusal] = useState<No | null>(null);
  const [isFailed, setFailed] = useState(false);
  const question = JSON.stringify(asked);
  useEffect(() => {
    let isOld = false;
    live.read('schedule.preview-closing', JSON.parse(question) as typeof asked).then(
      (answer) => {
        if (isOld) return;
        if (answer.ok) setPlan(answer.value);
        else setRefusal(answer);
      },
      () => !isOld && setFailed(true),
    );
    return () => {
      isOld = true;
    };
  }, [live, question, edition]);
  return { plan, refusal, isFailed, refused: setRefusal };
}
