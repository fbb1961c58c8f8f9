// The form on the clinic's settings.
import { regionOf } from '#shared/i18n/language.ts';
import { type Language, languageOf } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { FieldFault } from '#shared/rules/decision.ts';
import { periodFaults } from '#shared/rules/hours.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { FormShape } from './form/edits.ts';
import { inTwo, type NameTyped, otherThan, translations } from './form/naming.tsx';
import { holidaysOf, type TypedHoliday, typedHolidays } from './holiday-typed.ts';
import { cityOfZone, prayerOf, type TypedPrayer, typedPrayer } from './prayer-typed.ts';
import { numberOf } from './typed-number.ts';

type Plain = Pick<Clinic, 'zone' | 'digits' | 'hourCycle' | 'weekStart' | 'weekend' | 'hijri' | 'hijriAdjust'>;

/** What is typed of a clinic; its locale in two parts, minutes and days as texts. */
export interface ClinicTyped extends NameTyped, Plain {
  readonly language: Language;
  readonly region: string;
  readonly grid: string;
  readonly longest: string;
  readonly horizon: string;
  readonly backdate: string;
  readonly months: string;
  readonly holidays: readonly TypedHoliday[];
  readonly prayer: TypedPrayer;
}

/** Countries whose clinics are likely here, the Gulf first; a clinic of another keeps its own. */
const REGIONS = 'SA AE KW BH QA OM YE JO LB SY IQ PS EG SD LY TN DZ MA MR SO DJ TR GB US'.split(' ');

/** The countries to choose among, with the clinic's own. */
export function regionsWith(own: string): readonly string[] {
  return REGIONS.includes(own) ? REGIONS : [own, ...REGIONS];
}

/** Weekdays as they are counted, whatever the order they were ticked in. */
export function inOrder(weekdays: readonly number[]): number[] {
  return weekdays.toSorted((a, b) => a - b);
}

interface ShapeFacts {
  /** The clinic's today when the form opened. */
  readonly today: LocalDate;
  /** Writes a number as the reader does. */
  readonly write: (value: number) => string;
}

/** The form; `own` is the clinic's language as it stood when it opened. */
export function clinicShape(own: Language, { today, write }: ShapeFacts): FormShape<Clinic, ClinicTyped> {
  return {
    typedOf(noun) {
      const [name, otherName] = inTwo(own, noun.name, noun.names);
      const { zone, digits, hourCycle, weekStart, weekend, hijri, hijriAdjust } = noun;
      return {
        name,
        otherName,
        language: languageOf(noun.locale),
        region: regionOf(noun.locale),
        zone,
        digits,
        hourCycle,
        weekStart,
        hijri,
        hijriAdjust,
        weekend: inOrder(weekend),
        grid: write(noun.gridMinutes),
        longest: write(noun.longest),
        horizon: write(noun.horizonDays),
        backdate: write(noun.backdateDays),
        months: write(noun.seriesMonths),
        holidays: typedHolidays(noun.holidays, { own, today, write }),
        prayer: typedPrayer(noun.prayer, cityOfZone(zone), write),
      };
    },
    fieldsOf: ({
      otherName,
      language,
      region,
      grid,
      longest,
      horizon,
      backdate,
      months,
      holidays,
      prayer,
      ...typed
    }) => ({
      ...typed,
      names: translations(own, otherName),
      locale: `${language}-${region}`,
      gridMinutes: numberOf(grid),
      longest: numberOf(longest),
      horizonDays: numberOf(horizon),
      backdateDays: numberOf(backdate),
      seriesMonths: numberOf(months),
      holidays: holidaysOf(holidays, own),
      prayer: prayerOf(prayer),
    }),
    writes: {
      name: ['name', 'names'],
      otherName: ['names'],
      language: ['locale'],
      region: ['locale'],
      zone: ['zone'],
      digits: ['digits'],
      hourCycle: ['hourCycle'],
      weekStart: ['weekStart'],
      weekend: ['weekend'],
      hijri: ['hijri'],
      hijriAdjust: ['hijriAdjust'],
      grid: ['gridMinutes'],
      longest: ['longest'],
      horizon: ['horizonDays'],
      backdate: ['backdateDays'],
      months: ['seriesMonths'],
      holidays: ['holidays'],
      prayer: ['prayer'],
    },
    spots: {
      [`names.${own}`]: 'name',
      [`names.${otherThan(own)}`]: 'otherName',
      names: 'otherName',
      locale: 'region',
      gridMinutes: 'grid',
      horizonDays: 'horizon',
      backdateDays: 'backdate',
      seriesMonths: 'months',
    },
  };
}

type Days = Partial<Pick<Clinic, 'holidays' | 'prayer'>>;

/** What the contract cannot tell: breaks for prayer that break for none, a day that its month has not. */
export function faultsOfClinic(fields: Readonly<Record<string, unknown>>): FieldFault[] {
  const { holidays = [], prayer = null }: Days = fields;
  const isForNone = prayer !== null && prayer.breaks.length === 0;
  return [
    ...holidays.flatMap(({ period }, at) => periodFaults(period, `holidays.${at}.period`)),
    ...(isForNone ? [{ path: 'prayer.breaks', problem: 'required' as const }] : []),
  ];
}
