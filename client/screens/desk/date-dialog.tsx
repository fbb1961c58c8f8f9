// Going to a date by typing it: what is meant is shown in both calendars while it is typed, and on a month to pick from.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import styles from './date-dialog.module.css';
import { useScene } from './scene.ts';
import { dateMeant } from './typed-date.ts';
import { useSteps } from './use-steps.ts';

const MonthCalendar = lazy(async () => ({
  default: (await import('#client/kit/month-calendar.tsx')).MonthCalendar,
}));

/** The dialog; Enter goes. */
export function DateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { date, today, settings } = useScene();
  const steps = useSteps();
  const [text, setText] = useState('');
  const [isTold, setTold] = useState(false);
  const { language } = format.settings;
  const meant = dateMeant(text, { today, language, hijriAdjust: settings?.clinic.hijriAdjust ?? 0 });
  const goTo = (wanted: string | null) => {
    if (wanted === null) return setTold(true);
    steps.to(wanted);
    return onClose();
  };
  return (
    <Dialog title={t(($) => $.day.goTo.title)} isOpen size="s" onClose={onClose}>
      <form
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goTo(meant);
        }}
      >
        <TextField
          label={t(($) => $.day.goTo.label)}
          hint={t(($) => $.day.goTo.hint)}
          value={text}
          onChange={(typed) => {
            setText(typed);
            setTold(false);
          }}
          error={isTold && meant === null ? t(($) => $.day.goTo.none) : undefined}
          autoComplete="off"
          autoFocus
        />
        <p className={styles['meant']} role="status" data-meant={meant ?? ''}>
          {meant !== null && (
            <>
              <strong>{format.dateLong(meant)}</strong>
              <span>{format.hijri(meant)}</span>
            </>
          )}
        </p>
        <Suspense fallback={<Spinner label={t(($) => $.common.state.loading)} />}>
          <MonthCalendar
            key={meant ?? date}
            value={meant ?? date}
            onChange={goTo}
            today={today}
            format={format}
            takesFocus={false}
          />
        </Suspense>
        <Button type="submit" variant="primary" isWide hint="↵">
          {t(($) => $.day.goTo.go)}
        </Button>
      </form>
    </Dialog>
  );
}
