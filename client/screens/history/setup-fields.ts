// What stands in one field of a clinic, a schedule, a service, a member or a screen, as a person reads it.
import { datedWords, hoursWords, observesWords, weekdayName, weeksWords } from '#client/screens/admin/hours-words.ts';
import { holidaysWords } from '#client/screens/admin/period-words.ts';
import { prayerWords } from '#client/screens/admin/prayer-words.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { PartFacts } from '#client/screens/words/part-words.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Role } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { DatedHours, Holiday, HourSet, Observes, PrayerBreaks, WeeklyWindow } from '#shared/model/hours.ts';
import type { Need, ServiceColor } from '#shared/model/service.ts';

interface Field {
  readonly label: (t: Translate) => string;
  readonly words: (value: never, facts: PartFacts) => string;
}

const text = (value: string) => value;
const minutes = (value: number, { format }: PartFacts) => format.duration(value);
const count = (value: number, { format }: PartFacts) => format.number(value);
const days = (value: number, { t }: PartFacts) => t(($) => $.together.setup.days, { count: value });
const yesNo = (value: boolean, { t }: PartFacts) =>
  value ? t(($) => $.together.setup.yes) : t(($) => $.together.setup.no);

/** One row per field that has words; the nouns share those that go by one name. */
const FIELDS: Readonly<Record<string, Field>> = {
  name: { label: (t) => t(($) => $.admin.schedule.name), words: text },
  title: { label: (t) => t(($) => $.admin.schedule.title), words: text },
  zone: { label: (t) => t(($) => $.admin.clinic.zone), words: text },
  locale: { label: (t) => t(($) => $.admin.clinic.language), words: text },
  digits: {
    label: (t) => t(($) => $.admin.clinic.digits),
    words: (value: Clinic['digits']) => (value === 'arab' ? '١٢٣' : '123'),
  },
  hourCycle: {
    label: (t) => t(($) => $.admin.clinic.hourCycle),
    words: (value: Clinic['hourCycle'], { t }) => t(($) => $.admin.clinic[value]),
  },
  weekStart: {
    label: (t) => t(($) => $.admin.clinic.weekStart),
    words: (value: number, { format }) => weekdayName(format, value),
  },
  weekend: {
    label: (t) => t(($) => $.admin.clinic.weekend),
    words: (value: readonly number[], { format }) => format.list(value.map((one) => weekdayName(format, one))),
  },
  hijri: { label: (t) => t(($) => $.admin.clinic.hijri), words: hijriWords },
  hijriAdjust: {
    label: (t) => t(($) => $.admin.clinic.hijriAdjust),
    words: (value: number, { format }) => format.number(value),
  },
  gridMinutes: { label: (t) => t(($) => $.admin.clinic.grid), words: minutes },
  longest: { label: (t) => t(($) => $.admin.clinic.longest), words: minutes },
  horizonDays: { label: (t) => t(($) => $.admin.clinic.horizon), words: days },
  backdateDays: { label: (t) => t(($) => $.admin.clinic.backdate), words: days },
  hours: {
    label: (t) => t(($) => $.admin.schedule.hours),
    words: (value: readonly WeeklyWindow[], { t, format, settings }) =>
      hoursWords(t, format, value, settings.clinic.weekStart).join(' · '),
  },
  otherHours: {
    label: (t) => t(($) => $.admin.hours.parts.weeks),
    words: (value: readonly HourSet[], { t, format, settings }) =>
      weeksWords(value, { t, format, weekStart: settings.clinic.weekStart }),
  },
  exceptions: {
    label: (t) => t(($) => $.admin.hours.parts.dates),
    words: (value: readonly DatedHours[], facts) => datedWords(value, facts),
  },
  observes: {
    label: (t) => t(($) => $.admin.hours.parts.goesBy),
    words: (value: Observes, facts) => observesWords(value, facts),
  },
  holidays: {
    label: (t) => t(($) => $.admin.holidays.title),
    words: (value: readonly Holiday[], facts) => holidaysWords(value, facts),
  },
  prayer: {
    label: (t) => t(($) => $.admin.prayer.title),
    words: (value: PrayerBreaks, facts) => prayerWords(value, facts),
  },
  seriesMonths: {
    label: (t) => t(($) => $.admin.clinic.seriesMonths),
    words: (value: number, { t }) => t(($) => $.together.setup.months, { count: value }),
  },
  durationMinutes: { label: (t) => t(($) => $.admin.service.duration), words: minutes },
  startEvery: { label: (t) => t(($) => $.admin.service.step), words: minutes },
  bufferBefore: { label: (t) => t(($) => $.admin.service.before), words: minutes },
  bufferAfter: { label: (t) => t(($) => $.admin.service.after), words: minutes },
  startOffset: {
    label: (t) => t(($) => $.admin.service.offset),
    words: (value: number, { format }) => format.time(value),
  },
  capacity: { label: (t) => t(($) => $.admin.service.capacity), words: count },
  dailyCap: { label: (t) => t(($) => $.admin.service.cap), words: count },
  noticeMinutes: { label: (t) => t(($) => $.admin.service.notice), words: minutes },
  patientDays: { label: (t) => t(($) => $.admin.service.ahead), words: days },
  needs: {
    label: (t) => t(($) => $.admin.service.needs),
    words: (value: readonly Need[], facts) => facts.format.list(value.map((one) => needWords(one, facts))),
  },
  color: {
    label: (t) => t(($) => $.admin.service.color),
    words: (value: ServiceColor, { t }) => t(($) => $.admin.service.colors[value]),
  },
  public: { label: (t) => t(($) => $.admin.service.public), words: yesNo },
  active: {
    label: (t) => t(($) => $.together.setup.state),
    words: (value: boolean, { t }) => (value ? t(($) => $.together.value.inUse) : t(($) => $.together.value.outOfUse)),
  },
  role: {
    label: (t) => t(($) => $.admin.member.role),
    words: (value: Role, { t }) => t(($) => $.common.role[value]),
  },
  scheduleId: {
    label: (t) => t(($) => $.admin.member.schedule),
    words: (value: Id, facts) => scheduleName(value, facts),
  },
};

/** Whether a field has words; the others are nobody's to read. */
export function isTold(field: string): boolean {
  return field in FIELDS;
}

/** The name of a field. */
export function fieldLabel(field: string, t: Translate): string {
  return FIELDS[field]?.label(t) ?? field;
}

/** A value in words; where there is none that is said. */
export function fieldWords(field: string, value: unknown, facts: PartFacts): string {
  const isNothing = value === null || value === undefined || value === '';
  const said = isNothing ? '' : (FIELDS[field]?.words(value as never, facts) ?? '');
  return said === '' ? facts.t(($) => $.booking.conflict.nothing) : said;
}

/** The name of a schedule. */
export function scheduleName(id: Id, { settings, format }: PartFacts): string {
  const found = settings.schedules.find((one) => one.id === id);
  return found ? nameIn(format.settings.language, found) : '…';
}

function hijriWords(value: Clinic['hijri'], { t }: PartFacts): string {
  if (value === 'off') return t(($) => $.admin.clinic.hijriOff);
  return value === 'primary' ? t(($) => $.admin.clinic.hijriPrimary) : t(($) => $.admin.clinic.hijriSecondary);
}

function needWords({ kind, among }: Need, facts: PartFacts): string {
  if (among === null) return facts.t(($) => $.admin.service.anyOf[kind]);
  return facts.format.list(among.map((id) => scheduleName(id, facts)));
}
