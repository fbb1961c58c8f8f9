// The first free times of the whole clinic: which days are looked at, what is asked of each, and how the answers are grouped.
import { addDays, weekStartOf } from '#client/kit/dates.ts';
import { practitionerOf, spanOf } from '#client/screens/appointment/slot-words.ts';
import type { Shown } from '#client/screens/appointment/steady.ts';
import { dateMeant } from '#client/screens/desk/typed-date.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import type { Language } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { instantOf } from '#shared/time/instant.ts';
import { resolveWall, startOfDay } from '#shared/time/zone.ts';

/** So many days are looked at at once, and so many times of each practitioner and day are shown. */
export const DAYS = 7;
export const EACH = 6;

/** The parts of a day by hours of the wall clock, half-open. */
const PARTS = { any: [0, 24], morning: [0, 12], afternoon: [12, 17], evening: [17, 24] } as const;
export type Part = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as readonly Part[];

/** Where looking begins; `typed` where a date was typed. */
export const WHENS = ['today', 'tomorrow', 'week'] as const;
export type When = (typeof WHENS)[number] | 'typed';

/** What is looked for. Nobody named is anyone; `weeks` is how many were passed over. */
export type FirstFreeForm = {
  readonly serviceId: Id;
  readonly practitionerIds: readonly Id[];
  readonly when: When;
  readonly typed: string;
  readonly weeks: number;
  readonly part: Part;
  readonly durationMinutes: number;
};

/** What a form is read against; `mark` in ms is the earliest that is asked for. */
export type FirstFreeFacts = {
  readonly settings: Settings;
  readonly today: string;
  readonly language: Language;
  readonly mark: number;
};

/** The date the form begins at, before any weeks are passed over; null while what is typed means none, or one that has passed. */
export function beginOf(
  { when, typed }: FirstFreeForm,
  { settings, today, language }: Omit<FirstFreeFacts, 'mark'>,
): string | null {
  const { weekStart, hijriAdjust } = settings.clinic;
  const begins: { readonly [W in When]: () => string | null } = {
    today: () => today,
    tomorrow: () => addDays(today, 1),
    week: () => weekStartOf(addDays(today, 7), weekStart),
    typed: () => dateMeant(typed, { today, language, hijriAdjust }),
  };
  const date = begins[when]();
  return date === null || date < today ? null : date;
}

/** The days looked at: none beyond the clinic’s horizon. `isLast` where nothing later can be booked. */
export function daysOf(
  form: FirstFreeForm,
  facts: Omit<FirstFreeFacts, 'mark'>,
): { dates: readonly string[]; isLast: boolean } {
  const begin = beginOf(form, facts);
  const horizon = addDays(facts.today, facts.settings.clinic.horizonDays);
  if (begin === null) return { dates: [], isLast: true };
  const first = addDays(begin, form.weeks * DAYS);
  const dates = Array.from({ length: DAYS }, (_, at) => addDays(first, at)).filter((date) => date <= horizon);
  return { dates, isLast: addDays(first, DAYS) > horizon };
}

/** The question of each day, for each practitioner by themselves; a day whose part is over is not asked about. */
export function wishesOf(form: FirstFreeForm, facts: FirstFreeFacts): SlotWish[] {
  const { zone } = facts.settings.clinic;
  const [fromHour, toHour] = PARTS[form.part];
  return daysOf(form, facts).dates.flatMap((date) => {
    const from = Math.max(at(date, fromHour, zone), facts.mark);
    const to = at(date, toHour, zone);
    if (from >= to || form.serviceId === '') return [];
    const { serviceId, practitionerIds, durationMinutes } = form;
    const named = practitionerIds.length === 0 ? {} : { scheduleIds: [...practitionerIds] };
    return [
      { serviceId, ...named, from: instantOf(from), to: instantOf(to), limit: EACH, each: true, durationMinutes },
    ];
  });
}

function at(date: string, hour: number, zone: string): number {
  if (hour === 0) return startOfDay(date, zone);
  if (hour === 24) return startOfDay(addDays(date, 1), zone);
  return resolveWall(`${date}T${String(hour).padStart(2, '0')}:00`, zone).ms;
}

/** The times of one practitioner on a day; nobody where the service needs none. */
export type Person = { readonly schedule: Schedule | null; readonly times: readonly Shown[] };
/** A day with free times: whoever is free first stands first, of equals the first in settings order. */
export type Day = { readonly date: string; readonly people: readonly Person[] };

/** The times by day and then by practitioner. */
export function grouped(shown: readonly Shown[], settings: Settings): readonly Day[] {
  const { zone } = settings.clinic;
  const byDate = Map.groupBy(shown, ({ slot }) => spanOf(slot, zone).date);
  return [...byDate].map(([date, times]) => {
    const byPerson = Map.groupBy(times, ({ slot }) => practitionerOf(settings, slot.scheduleIds) ?? null);
    const people = [...byPerson].map(([schedule, theirs]) => ({ schedule, times: theirs }));
    const place = ({ schedule }: Person) => (schedule ? settings.schedules.indexOf(schedule) : -1);
    return { date, people: people.toSorted((a, b) => compareStarts(a, b) || place(a) - place(b)) };
  });
}

function compareStarts(a: Person, b: Person): number {
  const [one = '', other = ''] = [a.times[0]?.slot.start, b.times[0]?.slot.start];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A form with another service: its length, and of those named whoever can give it. */
export function withService(
  form: FirstFreeForm,
  serviceId: Id,
  { services }: Settings,
  able: readonly Schedule[],
): FirstFreeForm {
  const service = services.find(({ id }) => id === serviceId);
  const practitionerIds = form.practitionerIds.filter((id) => able.some((one) => one.id === id));
  return { ...form, serviceId, practitionerIds, durationMinutes: service?.durationMinutes ?? form.durationMinutes };
}
