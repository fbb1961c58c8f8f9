// Another time, practitioner or room for one date: whose time, which day, and what is free then.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { needsOf } from '#client/screens/appointment/booking-form.ts';
import { useFreeSlots } from '#client/screens/appointment/free-slots.ts';
import { NeedFields } from '#client/screens/appointment/need-fields.tsx';
import { SlotChoices } from '#client/screens/appointment/slot-choices.tsx';
import { practitionerOf, spanOf } from '#client/screens/appointment/slot-words.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { PlannedOccurrence } from '#shared/contract/repeating.ts';
import type { Id } from '#shared/model/id.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import styles from './preview.module.css';

interface OtherTimeProps {
  readonly one: PlannedOccurrence;
  readonly serviceId: Id;
  readonly settings: Settings;
  readonly onTake: (slot: Alternative) => void;
}

/** The fields with their free times; a need that is left open is anybody who is free. */
export function OtherTime({ one, serviceId, settings, onTake }: OtherTimeProps) {
  const { t } = useTranslation();
  const { zone } = settings.clinic;
  const planned = spanOf(one, zone);
  const [scheduleIds, setSchedules] = useState<readonly Id[]>(one.scheduleIds.slice(0, 1));
  const [date, setDate] = useState(planned.date);
  const durationMinutes = minutesBetween(one.start, one.end);
  const free = useFreeSlots({ serviceId, scheduleIds, date, durationMinutes, zone });
  return (
    <div className={styles['panel']} role="group" aria-label={t(($) => $.series.act.otherTitle)}>
      <NeedFields
        needs={needsOf({ serviceId }, settings)}
        settings={settings}
        scheduleIds={scheduleIds}
        onChange={(able, chosen) => {
          const others = scheduleIds.filter((id) => !able.some((each) => each.id === id));
          setSchedules(chosen === null ? others : [...others, chosen]);
        }}
      />
      <DatePicker
        label={t(($) => $.booking.field.date)}
        value={date}
        onChange={setDate}
        today={dateIn(zone, clinicNow())}
        min={dateIn(zone, clinicNow())}
      />
      {!free.isKnown && !free.isFailed && free.slots.length === 0 && (
        <Spinner label={t(($) => $.common.state.loading)} />
      )}
      {free.isKnown && free.slots.length === 0 && <p className={styles['second']}>{t(($) => $.booking.slots.none)}</p>}
      {free.slots.length > 0 && (
        <SlotChoices
          label={t(($) => $.booking.slots.title)}
          slots={free.slots}
          settings={settings}
          date={planned.date}
          known={practitionerOf(settings, scheduleIds)?.id}
          start={one.start}
          onChoose={onTake}
        />
      )}
    </div>
  );
}
