// The dates of a series before they are booked: each with its problem and what becomes of it, and the counts of all.
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Switch } from '#client/kit/checkbox.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { refusalSentence } from '#client/screens/appointment/refusals.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import { isSubmitKey } from '#client/screens/form/submit-key.ts';
import { allNearest, allSkipped, isInTrouble, NO_CHOICES } from './occurrence-choices.ts';
import { OccurrenceRow, type RowFacts, type RowsFacts } from './occurrence-row.tsx';
import { OwnVisits } from './own-visits.tsx';
import styles from './preview.module.css';
import { summaryWords } from './summary-words.ts';
import { useFirstFocus, useKeptFocus } from './use-kept-focus.ts';

interface PreviewDialogProps {
  /** The rule, or what is changed, in one sentence. */
  readonly lead: string;
  readonly facts: RowFacts;
  /** The words of the button that carries it out, for so many visits. */
  readonly doing: 'book' | 'change';
  readonly onClose: () => void;
}

/** The dialog; Control and Enter carry it out, and what is undecided then takes the focus. */
export function PreviewDialog({ lead, facts: given, doing, onClose }: PreviewDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const box = useRef<HTMLFormElement>(null);
  const keepFocus = useKeptFocus(box);
  const facts = { ...given, keepFocus };
  const { preview } = facts;
  const { counts } = preview;
  useFirstFocus(box, preview.state === 'here');
  const [open, setOpen] = useState<object | null>(null);
  useFirstFault(box, open);
  const fresh = useMemo(() => (preview.news.size > 0 ? { news: preview.news } : null), [preview.news]);
  useFirstFault(box, fresh);
  const count = counts.planned + counts.moved + counts.override;
  const isEmpty = doing === 'book' && count === 0;
  const submit = () => {
    if (counts.open > 0) return setOpen({ open: counts.open });
    return void preview.give();
  };
  const words =
    doing === 'book' ? t(($) => $.series.preview.book, { count }) : t(($) => $.series.preview.change, { count });
  return (
    <Dialog
      title={t(($) => $.series.preview.title)}
      isOpen
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(($) => $.common.action.back)}</Button>
          <span
            role="presentation"
            className={styles['submit']}
            onKeyDownCapture={(event) => isSubmitKey(event) && submit()}
          >
            <Button
              type="submit"
              form={formId}
              variant="primary"
              hint="Ctrl ↵"
              isPending={preview.isGiving}
              isDisabled={preview.state !== 'here' || isEmpty}
            >
              {words}
            </Button>
          </span>
        </>
      }
    >
      <p className={styles['lead']}>{lead}</p>
      <SubmitForm id={formId} ref={box} className={styles['preview']} onSubmit={submit}>
        <Refused facts={facts} />
        {preview.state === 'asking' && <Waiting />}
        {preview.state === 'here' && (
          <>
            <Bulk facts={facts} isAsked={open !== null} />
            <Rows facts={facts} />
            <OwnVisits plan={preview.plan} settings={facts.settings} />
          </>
        )}
      </SubmitForm>
    </Dialog>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles['waiting']} role="status" aria-label={t(($) => $.series.preview.loading)}>
      <Skeleton height="44px" />
      <Skeleton height="44px" />
      <Skeleton height="44px" />
    </div>
  );
}

/** What it was refused for, or that some dates are others now. */
function Refused({ facts: { preview } }: { readonly facts: RowFacts }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { refusal } = preview;
  if (preview.news.size > 0 && refusal === null) {
    return (
      <p className={styles['news']} data-tone="arrived" role="alert">
        <Icon name="alert" />
        {t(($) => $.series.preview.fresh)}
      </p>
    );
  }
  if (preview.state === 'failed' && refusal === null)
    return <ErrorNote onRetry={preview.again}>{t(($) => $.series.preview.failed)}</ErrorNote>;
  if (refusal === null) return null;
  const words =
    refusal.code === 'unavailable' ? t(($) => $.series.preview.offline) : refusalSentence(refusal, t, format);
  return <ErrorNote {...(preview.state === 'failed' && { onRetry: preview.again })}>{words}</ErrorNote>;
}

/** The counts, and what can be chosen for all with a problem at once. */
function Bulk({ facts: { preview, keepFocus }, isAsked }: { readonly facts: RowsFacts; readonly isAsked: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { counts, plan, choices } = preview;
  const chooseAll: typeof preview.chooseAll = (bulk) => {
    keepFocus(null);
    preview.chooseAll(bulk);
  };
  if (!plan) return null;
  const date = format.dateOfYear(plan.until);
  const planned = plan.occurrences.length;
  const isWhole = plan.total !== null && plan.total <= planned;
  return (
    <div className={styles['bulk']}>
      <p className={styles['summary']} role="status">
        {planned === 0
          ? t(($) => $.series.preview.none)
          : summaryWords(counts, { t, isRtl: format.direction === 'rtl' })}
      </p>
      {!isWhole && planned > 0 && (
        <p className={styles['second']}>
          {plan.total === null
            ? t(($) => $.series.preview.horizon, { date })
            : t(($) => $.series.preview.horizonTotal, { date, planned, total: plan.total })}
        </p>
      )}
      {isAsked && counts.open > 0 && (
        <p className={styles['wrong']} role="alert">
          <Icon name="error" size={14} />
          {t(($) => $.series.preview.decide, { count: counts.open })}
        </p>
      )}
      <div className={styles['buttons']}>
        {counts.open > 0 && (
          <>
            <Button size="s" icon="check" onPress={() => chooseAll(allNearest)}>
              {t(($) => $.series.preview.nearestAll)}
            </Button>
            <Button size="s" onPress={() => chooseAll(allSkipped)}>
              {t(($) => $.series.preview.skipAll)}
            </Button>
          </>
        )}
        {choices.size > 0 && (
          <Button size="s" variant="quiet" icon="undo" onPress={() => chooseAll(() => NO_CHOICES)}>
            {t(($) => $.series.preview.reset)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** More dates than these can be narrowed down to those with a problem. */
const MANY = 12;

function Rows({ facts }: { readonly facts: RowsFacts }) {
  const { t } = useTranslation();
  const [isNarrow, setNarrow] = useState(false);
  const { occurrences } = facts.preview;
  const numbered = occurrences.map((one, at) => ({ one, number: at + 1 }));
  const isNarrowable = occurrences.length > MANY && occurrences.some(isInTrouble);
  const shown = isNarrow && isNarrowable ? numbered.filter(({ one }) => isInTrouble(one)) : numbered;
  return (
    <>
      {isNarrowable && (
        <Switch isSelected={isNarrow} onChange={setNarrow}>
          {t(($) => $.series.preview.onlyProblems)}
        </Switch>
      )}
      <ol className={styles['rows']} aria-label={t(($) => $.series.preview.title)}>
        {shown.map(({ one, number }) => (
          <OccurrenceRow key={one.recurrenceId} one={one} number={number} facts={facts} />
        ))}
      </ol>
    </>
  );
}
