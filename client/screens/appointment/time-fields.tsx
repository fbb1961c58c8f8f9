// When: the day, the start as typed, the length, and the free times of that day.
import { useTranslation } from 'react-i18next';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { Select } from '#client/kit/select.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import fields from '#client/kit/field.module.css';
import { isolateAs } from '#shared/i18n/isolate.ts';
import { instantOf, plusMinutes } from '#shared/time/instant.ts';
import { plusDays } from '#shared/time/zone.ts';
import styles from './appointment.module.css';
import { durationChoices } from './durations.ts';
import { useFreeSlots } from './free-slots.ts';
import { SlotChoices } from './slot-choices.tsx';
import { practitionerOf, spanOf } from './slot-words.ts';
import { TakenWords } from './taken-words.tsx';
import type { SlotForm } from './use-slot-form.ts';
import { isTaken } from './use-taken-by.ts';

/** Where a day is full, so many days from it on are looked at, and so many of their times are shown. */
const DAYS_AHEAD = 8;
const MOST_NEAR = 4;

/** The fields of the slot's time. */
export function TimeFields({ model }: { readonly model: SlotForm }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { form, change, settings, free, today, start, taken } = model;
  const { clinic } = settings;
  const faults = model.trouble.fields;
  const lengths = durationChoices(clinic, form.durationMinutes).map((minutes) => ({
    id: String(minutes),
    text: format.duration(minutes),
  }));
  const isFull = free.isKnown && free.slots.length === 0;
  const near = useFreeSlots({ ...model.wish, days: isFull ? DAYS_AHEAD : 0 });
  const shown = isFull ? near.slots.slice(0, MOST_NEAR) : free.slots;
  const known = practitionerOf(settings, form.scheduleIds)?.id;
  const source = isFull ? near : free;
  return (
    <>
      <DatePicker
        label={t(($) => $.booking.field.date)}
        value={form.date}
        onChange={(date) => change({ date })}
        today={today}
        min={plusDays(today, -clinic.backdateDays)}
        max={plusDays(today, clinic.horizonDays)}
      />
      <div className={styles['pair']}>
        <TextField
          label={t(($) => $.booking.field.start)}
          value={form.time}
          onChange={(time) => change({ time })}
          onBlur={model.tidyTime}
          error={faults['start']}
          hint={isTaken(taken) ? <Taken model={model} /> : until()}
          autoComplete="off"
          inputMode="text"
        />
        <Select
          label={t(($) => $.booking.field.duration)}
          choices={lengths}
          value={String(form.durationMinutes)}
          onChange={(id) => change({ durationMinutes: Number(id) })}
          error={faults['durationMinutes']}
        />
      </div>
      <div className={fields['field']}>
        <span className={fields['label']}>{t(($) => $.booking.slots.title)}</span>
        {!free.isKnown && !free.isFailed && free.slots.length === 0 && (
          <Spinner label={t(($) => $.common.state.loading)} />
        )}
        {free.isFailed && <p className={fields['hint']}>{t(($) => $.booking.slots.offline)}</p>}
        {isFull && (
          <p className={fields['hint']}>
            {near.slots.length === 0 ? t(($) => $.booking.slots.none) : t(($) => $.booking.slots.noneNext)}
          </p>
        )}
        {source.asOf !== null && <AsOf at={source.asOf} zone={clinic.zone} />}
        {shown.length > 0 && (
          <SlotChoices
            label={t(($) => $.booking.slots.title)}
            slots={shown}
            settings={settings}
            date={form.date}
            known={form.anyone ? undefined : known}
            chosenWith={known}
            start={start}
            onChoose={model.takeSlot}
            question={questionOf(model, source.isKnown, isFull)}
            isOwn={source.isOwn}
          />
        )}
      </div>
    </>
  );

  function until(): string | undefined {
    if (start === null) return undefined;
    const { start: end } = spanOf({ start: plusMinutes(start, form.durationMinutes), end: start }, clinic.zone);
    return t(($) => $.booking.field.until, { time: isolateAs(format.direction, format.time(end)) });
  }
}

/** The list is another one when something else is asked for, and when its answer has come. */
function questionOf({ wish }: SlotForm, isKnown: boolean, isFull: boolean): string {
  const { serviceId, scheduleIds, date, durationMinutes } = wish;
  return JSON.stringify([serviceId, scheduleIds, date, durationMinutes, isKnown, isFull]);
}

/** The list is old: nobody can be asked. */
function AsOf({ at, zone }: { readonly at: number; readonly zone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { start } = spanOf({ start: instantOf(at), end: instantOf(at) }, zone);
  return <p className={fields['hint']}>{t(($) => $.booking.slots.asOf, { time: format.time(start) })}</p>;
}

function Taken({ model: { taken, settings } }: { readonly model: SlotForm }) {
  return (
    <span className={styles['taken']} data-tone="arrived">
      <Icon name={taken.hold ? 'hold' : 'alert'} size={14} />
      <span>
        <TakenWords taken={taken} settings={settings} />
      </span>
    </span>
  );
}
