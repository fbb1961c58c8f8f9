// The free times by day and practitioner: arrows walk them, Enter takes one, and what is taken elsewhere fades where it stands.
import { type KeyboardEvent, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { spanOf } from '#client/screens/appointment/slot-words.ts';
import { type Shown, slotName } from '#client/screens/appointment/steady.ts';
import { useSteady } from '#client/screens/appointment/use-steady.ts';
import { nameIn, titleIn } from '#client/screens/desk/names.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import styles from './first-free.module.css';
import { type Day, grouped, type Person } from './first-free.ts';
import type { FirstFree } from './use-first-free.ts';
import { walked } from './walk.ts';

interface FreeDaysProps {
  readonly model: FirstFree;
  readonly onChoose: (slot: Alternative) => void;
}

/** The list; one of its times is in the order of Tab, the arrows go to the others. */
export function FreeDays({ model, onChoose }: FreeDaysProps) {
  const { t } = useTranslation();
  const { direction } = useFormat();
  const { settings, times, question } = model;
  const box = useRef<HTMLDivElement>(null);
  const steady = useSteady({ slots: times, zone: settings.clinic.zone, question });
  const days = grouped(steady.shown, settings);
  const rows = days.flatMap(({ people }) => people.map((one) => one.times.map(({ slot }) => slotName(slot))));
  const [current, setCurrent] = useState<string | null>(null);
  const isThere = rows.some((row) => row.includes(current ?? ''));
  const entry = isThere ? current : (rows[0]?.[0] ?? null);
  const walk = (event: KeyboardEvent) => {
    const row = rows.findIndex((names) => names.includes(entry ?? ''));
    const at = rows[row]?.indexOf(entry ?? '') ?? 0;
    const lengths = rows.map(({ length }) => length);
    const next = walked(event.key, { row: Math.max(0, row), at }, lengths, { direction, isWhole: event.ctrlKey });
    const name = next && rows[next.row]?.[next.at];
    if (!name) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(name)}"] button`)?.focus();
  };
  return (
    <div
      ref={box}
      className={styles['days']}
      role="group"
      aria-label={t(($) => $.booking.slots.title)}
      onKeyDown={walk}
      {...steady.box}
      onFocus={(event) => {
        steady.box.onFocus(event);
        setCurrent(event.target.closest<HTMLElement>('[data-slot]')?.dataset['slot'] ?? null);
      }}
    >
      {days.map((day) => (
        <DayTimes key={day.date} day={day} model={model} entry={entry} onChoose={onChoose} />
      ))}
    </div>
  );
}

interface DayProps extends FreeDaysProps {
  readonly day: Day;
  /** The time that is in the order of Tab. */
  readonly entry: string | null;
}

function DayTimes({ day: { date, people }, ...rest }: DayProps) {
  const format = useFormat();
  const id = `free-${date}`;
  return (
    <section aria-labelledby={id} className={styles['day']} data-day={date}>
      <h3 id={id} className={styles['date']}>
        {format.dateTitle(date)}
        {format.settings.hijri !== 'off' && <span className={styles['second']}>{format.hijriDayMonth(date)}</span>}
      </h3>
      {people.map((person) => (
        <PersonTimes key={person.schedule?.id ?? ''} date={date} person={person} {...rest} />
      ))}
    </section>
  );
}

interface PersonProps extends Omit<DayProps, 'day'> {
  readonly date: string;
  readonly person: Person;
}

function PersonTimes({ date, person: { schedule, times }, ...rest }: PersonProps) {
  const { language } = useFormat().settings;
  const name = schedule ? nameIn(language, schedule) : '';
  return (
    <div className={styles['person']} data-person={schedule?.id}>
      {schedule && (
        <p className={styles['name']}>
          <bdi>{name}</bdi>
          <span className={styles['second']}>{titleIn(language, schedule)}</span>
        </p>
      )}
      <ul className={styles['times']}>
        {times.map((shown) => (
          <Time key={slotName(shown.slot)} shown={shown} name={name} date={date} {...rest} />
        ))}
      </ul>
    </div>
  );
}

interface TimeProps extends Omit<PersonProps, 'person'> {
  readonly shown: Shown;
  readonly name: string;
}

/** A time and the room it would be in. */
function Time({ shown: { slot, takenAt }, name, date, entry, model: { settings }, onChoose }: TimeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = format.time(spanOf(slot, settings.clinic.zone).start);
  const place = settings.schedules.find(({ id, kind }) => kind !== 'practitioner' && slot.scheduleIds.includes(id));
  const isTaken = takenAt !== null;
  const under = isTaken ? t(($) => $.booking.slots.taken) : place && nameIn(format.settings.language, place);
  const day = format.dateTitle(date);
  return (
    <li data-slot={slotName(slot)}>
      <AriaButton
        className={styles['time'] ?? ''}
        excludeFromTabOrder={slotName(slot) !== entry}
        data-taken={isTaken}
        onPress={() => !isTaken && onChoose(slot)}
      >
        <span className="visually-hidden">
          {name === ''
            ? t(($) => $.desk.firstFree.chipAlone, { time, day })
            : t(($) => $.desk.firstFree.chip, { time, day, name })}
          {under !== undefined && (format.direction === 'rtl' ? '، ' : ', ')}
        </span>
        <span aria-hidden="true" className={styles['clock']}>
          {time}
        </span>
        {under !== undefined && <bdi className={styles['small']}>{under}</bdi>}
      </AriaButton>
    </li>
  );
}
