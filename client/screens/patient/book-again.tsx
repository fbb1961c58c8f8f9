// Booking a patient again as they were last: in one, two or four weeks or on a date, at the free time nearest to the hour.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { addDays } from '#client/kit/dates.ts';
import { DatePicker } from '#client/kit/date-picker.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { minutesOfWall } from '#client/screens/appointment/clock-text.ts';
import { useFreeSlots } from '#client/screens/appointment/free-slots.ts';
import { practitionerOf, spanOf } from '#client/screens/appointment/slot-words.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { go } from '#client/screens/place.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { minutesBetween } from '#shared/time/instant.ts';
import { nearestTo } from './nearest-time.ts';
import styles from './patient-sheet.module.css';
import { dayOf, type Voice, whatAndWho } from './visit-words.ts';

interface BookAgainProps {
  readonly patientId: Id;
  /** The visit to be had again. */
  readonly last: Appointment;
  readonly settings: Settings;
  /** The clinic's today, `YYYY-MM-DD`. */
  readonly today: string;
}

const WEEKS = [1, 2, 4] as const;
/** So many days are looked at, the wanted one first. */
const DAYS = 7;

/** The times, one press each: it is held at once and the form stands open, the patient in it. */
export function BookAgain({ patientId, last, settings, today }: BookAgainProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const date = last.startWall.slice(0, 10);
  const from = date > today ? date : today;
  const [chosen, setChosen] = useState(() => addDays(from, 21));
  const { service, practitioner } = whatAndWho(last, settings, format);
  const offer = settings.services.find(({ id }) => id === last.serviceId);
  if (!offer?.active || service === null) return null;
  const facts = { patientId, last, settings, today };
  const lead =
    practitioner === null
      ? t(($) => $.patient.again.leadAlone, { service })
      : t(($) => $.patient.again.lead, { service, practitioner });
  return (
    <section className={styles['again']} aria-label={t(($) => $.patient.again.title)} data-again>
      <AriaButton className={styles['opener'] ?? ''} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <Icon name="refresh" />
        <span className={styles['words']}>
          <span className={styles['strong']}>{t(($) => $.patient.again.title)}</span>
          <span className={styles['second']}>{lead}</span>
        </span>
        <Icon name={isOpen ? 'down' : 'forward'} />
      </AriaButton>
      {isOpen && (
        <>
          <ul className={styles['list']}>
            {WEEKS.map((weeks) => (
              <li key={weeks}>
                <Offer
                  after={t(($) => $.patient.again.weeks, { count: weeks })}
                  date={addDays(from, weeks * 7)}
                  {...facts}
                />
              </li>
            ))}
            <li>
              <Offer after={t(($) => $.patient.again.onDate)} date={chosen} {...facts} />
            </li>
          </ul>
          <DatePicker
            label={t(($) => $.patient.again.date)}
            value={chosen}
            onChange={setChosen}
            today={today}
            min={today}
            max={addDays(today, settings.clinic.horizonDays)}
          />
        </>
      )}
    </section>
  );
}

interface OfferProps extends BookAgainProps {
  /** What the date is called. */
  readonly after: string;
  readonly date: string;
}

function Offer({ after, date, patientId, last, settings, today }: OfferProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { zone } = settings.clinic;
  const practitioner = practitionerOf(settings, last.scheduleIds);
  const durationMinutes = minutesBetween(last.start, last.end);
  const scheduleIds = practitioner?.active ? [practitioner.id] : [];
  const free = useFreeSlots({ serviceId: last.serviceId, scheduleIds, date, days: DAYS, durationMinutes, zone });
  const slot = nearestTo(free.slots, minutesOfWall(last.startWall), zone);
  if (slot === null) {
    const why = free.isFailed
      ? t(($) => $.patient.again.offline)
      : free.isKnown
        ? t(($) => $.patient.again.none)
        : t(($) => $.patient.again.looking);
    return (
      <p className={styles['offer']}>
        <span>{after}</span>
        <span className={styles['second']}>{why}</span>
      </p>
    );
  }
  const when = slotWhen(slot, zone, today, { t, format });
  const book = () => {
    const on = spanOf(slot, zone).date;
    go({ date: on === today ? null : on });
    desk.book({ patientId, serviceId: last.serviceId, scheduleIds: named(slot), start: slot.start, durationMinutes });
  };
  return (
    <AriaButton className={styles['offer'] ?? ''} onPress={book} data-offer={slot.start}>
      <span>{after}</span>
      <span className={styles['strong']}>{when}</span>
    </AriaButton>
  );

  /** The same practitioner; a room stays open, as it was in the first booking. */
  function named({ scheduleIds: offered }: Alternative): readonly Id[] {
    const main = practitionerOf(settings, offered);
    return main ? [main.id] : offered;
  }
}

function slotWhen(slot: Alternative, zone: string, today: string, voice: Voice): string {
  const { date, start } = spanOf(slot, zone);
  const words = { day: dayOf({ startWall: date }, today, voice), time: voice.format.time(start) };
  return voice.t(($) => $.booking.slots.when, words);
}
