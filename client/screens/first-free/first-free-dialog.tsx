// First free: the earliest times of the whole clinic, by day and practitioner; one press holds a time and opens its booking.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { addDays } from '#client/kit/dates.ts';
import type { Format } from '#client/kit/format.ts';
import { Dialog } from '#client/kit/dialog.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { practitionerOf, spanOf } from '#client/screens/appointment/slot-words.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { go } from '#client/screens/place.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { instantOf } from '#shared/time/instant.ts';
import styles from './first-free.module.css';
import { FreeDays } from './free-days.tsx';
import { type FirstFree, useFirstFree } from './use-first-free.ts';
import { Wishes } from './wishes.tsx';

/** The dialog. */
export function FirstFreeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const settings = useSettings();
  return (
    <Dialog title={t(($) => $.desk.firstFree.title)} isOpen size="l" onClose={onClose}>
      {settings ? <Inside settings={settings} /> : <Spinner label={t(($) => $.common.state.loading)} />}
    </Dialog>
  );
}

function Inside({ settings }: { readonly settings: Settings }) {
  const model = useFirstFree(settings);
  const desk = useDesk();
  const list = useRef<HTMLDivElement>(null);
  const { times, form } = model;
  const isThere = times.length > 0;
  const isWaiting = useRef(true);
  useEffect(() => {
    // The first time takes the focus when it comes, unless somebody has gone elsewhere: Enter takes it.
    if (!isThere || !isWaiting.current) return;
    isWaiting.current = false;
    if (!isInField()) list.current?.querySelector<HTMLElement>('[data-slot] button')?.focus();
  }, [isThere]);
  const book = (slot: Alternative) => {
    const { date } = spanOf(slot, settings.clinic.zone);
    const main = practitionerOf(settings, slot.scheduleIds);
    go({ date: date === model.today ? null : date });
    desk.book({
      serviceId: form.serviceId,
      // A room stays open, as it is in any booking: the first free one, which is the one shown here.
      scheduleIds: main ? [main.id] : slot.scheduleIds,
      start: slot.start,
      durationMinutes: form.durationMinutes,
    });
  };
  return (
    <div className={styles['box']}>
      <Wishes model={model} />
      <div ref={list} className={styles['found']} aria-busy={model.isAsking} data-first-free>
        <Looked model={model} />
        {isThere ? <FreeDays model={model} onChoose={book} /> : <Nothing model={model} />}
        <Weeks model={model} />
      </div>
    </div>
  );
}

/** Somebody is typing or choosing already. */
function isInField(): boolean {
  const active = document.activeElement;
  return active !== null && active !== document.body && active.getAttribute('role') !== 'dialog';
}

/** How far is looked, said in words as the list changes. */
function Looked({ model: { dates, asOf, settings } }: { readonly model: FirstFree }) {
  const { t } = useTranslation();
  const format = useFormat();
  const span = spanWords(dates, format);
  if (span === null) return null;
  const old = asOf === null ? null : spanOf({ start: instantOf(asOf), end: instantOf(asOf) }, settings.clinic.zone);
  return (
    <p className={styles['looked']} role="status">
      {t(($) => $.desk.firstFree.looked, span)}
      {old && <span>{t(($) => $.booking.slots.asOf, { time: format.time(old.start) })}</span>}
    </p>
  );
}

function spanWords(dates: readonly string[], format: Format) {
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined
    ? null
    : { from: format.dateTitle(first), to: format.dateTitle(last) };
}

function Nothing({ model: { dates, isAsking, isFailed } }: { readonly model: FirstFree }) {
  const { t } = useTranslation();
  const format = useFormat();
  const span = spanWords(dates, format);
  if (isFailed) return <p className={styles['nothing']}>{t(($) => $.booking.slots.offline)}</p>;
  if (isAsking) {
    return (
      <div className={styles['nothing']}>
        <Spinner label={t(($) => $.calendar.nextFree.loading)} />
      </div>
    );
  }
  return (
    <p className={styles['nothing']}>
      {span === null ? t(($) => $.desk.firstFree.typedNone) : t(($) => $.desk.firstFree.none, span)}
    </p>
  );
}

/** Later days, and back again. */
function Weeks({ model }: { readonly model: FirstFree }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { form, change, isLast, settings, today, dates } = model;
  if (dates.length === 0) return null;
  return (
    <div className={styles['weeks']}>
      {form.weeks > 0 && (
        <Button variant="quiet" icon="back" onPress={() => change({ weeks: form.weeks - 1 })}>
          {t(($) => $.desk.firstFree.earlier)}
        </Button>
      )}
      {isLast ? (
        <p className={styles['end']}>
          {t(($) => $.desk.firstFree.end, { date: format.dateLong(addDays(today, settings.clinic.horizonDays)) })}
        </p>
      ) : (
        <Button onPress={() => change({ weeks: form.weeks + 1 })}>{t(($) => $.desk.firstFree.later)}</Button>
      )}
    </div>
  );
}
