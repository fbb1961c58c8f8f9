// When: the day, the start as typed, the length, and the free times of that day.
import { useTranslation } from 'react-i18next';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import fields from '#client/kit/field.module.css';
import { isolateAs } from '#shared/i18n/isolate.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { plusDays } from '#shared/time/zone.ts';
import styles from './appointment.module.css';
import { durationChoices } from './durations.ts';
import { SlotChoices } from './slot-choices.tsx';
import { practitionerOf, spanOf } from './slot-words.ts';
import type { SlotForm } from './use-slot-form.ts';

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
  const known = practitionerOf(settings, form.scheduleIds)?.id;
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
          hint={taken ?? (start === null ? undefined : until(start))}
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
        {free.isKnown && free.slots.length === 0 && <p className={fields['hint']}>{t(($) => $.booking.slots.none)}</p>}
        {free.slots.length > 0 && (
          <SlotChoices
            label={t(($) => $.booking.slots.title)}
            slots={free.slots}
            settings={settings}
            date={form.date}
            known={known}
            start={start}
            onChoose={model.takeSlot}
          />
        )}
      </div>
    </>
  );

  function until(from: string): string {
    const { start: end } = spanOf({ start: plusMinutes(from, form.durationMinutes), end: from }, clinic.zone);
    return t(($) => $.booking.field.until, { time: isolateAs(format.direction, format.time(end)) });
  }
}
