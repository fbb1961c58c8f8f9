// In the dialog of closed time that repeats: its rule, and the way to open it from here on.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import type { Closure } from '#shared/model/closure.ts';
import { ruleTextSentence } from './rule-sentence.ts';
import styles from './series-note.module.css';
import { useSeries } from './use-series.ts';
import { useSeriesEnd } from './use-series-end.ts';

interface ClosureSeriesProps {
  readonly closure: Closure;
  readonly canOpen: boolean;
  readonly onDone: () => void;
}

/** The note; nothing of time that was closed once. */
export function ClosureSeries({ closure, canOpen, onDone }: ClosureSeriesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const end = useSeriesEnd();
  const { view } = useSeries(closure.seriesId, closure.version);
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  if (!view) return null;
  const openAll = async () => {
    setAsking(true);
    const said = await end(view, closure.recurrenceId ?? '', {});
    setAsking(false);
    return said === null ? onDone() : setFault(said);
  };
  const rule = ruleTextSentence(view.series.rule, { t, format });
  return (
    <section className={styles['note']} aria-label={t(($) => $.series.closing.openTitle)}>
      <p className={styles['rule']}>
        <Icon name="repeat" />
        <span>{t(($) => $.series.closing.repeats, { rule })}</span>
      </p>
      {canOpen && view.series.active && (
        <div className={styles['buttons']}>
          <Button size="s" isPending={isAsking} onPress={() => void openAll()}>
            {t(($) => $.series.closing.openAll)}
          </Button>
        </div>
      )}
      {fault !== null && (
        <p className={fields['error']} role="alert">
          <Icon name="error" size={14} />
          <span>{fault}</span>
        </p>
      )}
    </section>
  );
}
