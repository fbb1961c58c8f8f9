// Closed time, looked at: when, why, who closed it, who stays in it, and the way to open it again.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { now } from '#client/kit/clock.ts';
import { Dialog } from '#client/kit/dialog.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useClosure, useLive, useSettings } from '#client/live/hooks.ts';
import { useLastChange } from '#client/screens/appointment/last-changes.ts';
import { refusalSentence } from '#client/screens/appointment/refusals.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { ClosureSeries } from '#client/screens/series/closure-series.tsx';
import { place } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Closure } from '#shared/model/closure.ts';
import { msOf } from '#shared/time/instant.ts';
import { dateOf } from '#shared/time/zone.ts';
import { isWholeDays } from './close-form.ts';
import styles from './closing.module.css';
import { closedWhen } from './closing-words.ts';
import { StayingVisits } from './staying-visits.tsx';

interface ClosureDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** The dialog; of time that was opened meanwhile it says so. */
export function ClosureDialog({ id, onClose }: ClosureDialogProps) {
  const { t } = useTranslation();
  const settings = useSettings();
  const closure = useClosure(id);
  if (settings && closure) return <Shut closure={closure} settings={settings} onClose={onClose} />;
  return (
    <Dialog title={t(($) => $.day.closed.title)} isOpen size="s" onClose={onClose}>
      <p>{t(($) => $.day.closed.gone)}</p>
    </Dialog>
  );
}

interface ShutProps extends Pick<ClosureDialogProps, 'onClose'> {
  readonly closure: Closure;
  readonly settings: Settings;
}

function Shut({ closure, settings, onClose }: ShutProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const caller = useCaller();
  const desk = useDesk();
  const telling = useTelling();
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { id, scheduleId, reason } = closure;
  const schedule = settings.schedules.find((one) => one.id === scheduleId);
  const name = schedule ? nameIn(format.settings.language, schedule) : '';
  const when = closedWhen(closure, settings.clinic.zone, { t, format });
  const may = (what: 'closures' | 'override') => mayChange(caller, settings.schedules, [scheduleId], what);
  const reopen = async () => {
    setAsking(true);
    const came = await live.attempt('schedule.reopen', { closureId: id });
    setAsking(false);
    if (!came.ok) {
      const why = came.code === 'unavailable' ? t(($) => $.day.close.offline) : refusalSentence(came, t, format);
      return setFault(t(($) => $.day.closed.failed, { reason: why }));
    }
    const done = t(($) => $.day.closed.reopened, { name, when });
    telling.done(done, came, { name: 'schedule.reopen', on: { noun: 'closure', id } });
    return onClose();
  };
  const actions = (
    <>
      {may('override') && (
        <Button
          onPress={() => {
            onClose();
            desk.book({ scheduleIds: [scheduleId], ...firstTime(closure, settings.clinic.zone) });
          }}
        >
          {t(($) => $.day.closed.book)}
        </Button>
      )}
      {may('closures') && (
        <Button variant="primary" autoFocus isPending={isAsking} onPress={() => void reopen()}>
          {closure.seriesId === null ? t(($) => $.day.closed.reopen) : t(($) => $.series.closing.openThis)}
        </Button>
      )}
    </>
  );
  const isAnybody = may('override') || may('closures');
  return (
    <Dialog title={t(($) => $.day.closed.title)} isOpen size="s" onClose={onClose} {...(isAnybody && { actions })}>
      <div className={styles['facts']}>
        <Icon name="closed" size={18} />
        <p className={styles['what']}>
          <span className={styles['reason']}>
            <bdi>{reason}</bdi>
          </span>
          <span>
            <bdi>{name}</bdi>
          </span>
          <span>{when}</span>
        </p>
      </div>
      <ClosureSeries closure={closure} canOpen={may('closures')} onDone={onClose} />
      <By id={id} />
      <StayingVisits closure={closure} zone={settings.clinic.zone} />
      {!may('closures') && <p className={styles['small']}>{t(($) => $.day.closed.reopening)}</p>}
      {fault !== null && (
        <p className={fields['error']} role="alert">
          <Icon name="error" size={14} />
          <span>{fault}</span>
        </p>
      )}
    </Dialog>
  );
}

/** Where a booking in it begins: at its start, or on the day in view where whole days are closed. */
function firstTime({ start, end }: Closure, zone: string): { readonly start: string } | { readonly date: string } {
  if (!isWholeDays({ start, end }, zone)) return { start };
  const [first, after] = [dateOf(start, zone), dateOf(end, zone)];
  const shown = place().date ?? dateIn(zone, clinicNow());
  return { date: first <= shown && shown < after ? shown : first };
}

/** Who closed it, where this page has heard of it. */
function By({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = useLastChange(id);
  if (!last) return null;
  const since = format.since(Math.max(0, now() - msOf(last.at)));
  return <p className={styles['small']}>{t(($) => $.day.closed.by, { name: last.by.name, since })}</p>;
}
