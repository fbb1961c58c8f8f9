// The form on the clinic's settings.
import { regionOf } from '#shared/i18n/language.ts';
import { type Language, languageOf } from '#shared/model/caller.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { FormShape } from './form/edits.ts';
import { inTwo, type NameTyped, otherThan, translations } from './form/naming.tsx';
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

/** The form; `own` is the clinic's language as it stood when it opened, `write` writes a number as the reader does. */
export function clinicShape(own: Language, write: (value: number) => string): FormShape<Clinic, ClinicTyped> {
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
      };
    },
    fieldsOf: ({ otherName, language, region, grid, longest, horizon, backdate, ...typed }) => ({
      ...typed,
      names: translations(own, otherName),
      locale: `${language}-${region}`,
      gridMinutes: numberOf(grid),
      longest: numberOf(longest),
      horizonDays: numberOf(horizon),
      backdateDays: numberOf(backdate),
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
    },
    spots: {
      [`names.${own}`]: 'name',
      [`names.${otherThan(own)}`]: 'otherName',
      names: 'otherName',
      locale: 'region',
      gridMinutes: 'grid',
      horizonDays: 'horizon',
      backdateDays: 'backdate',
    },
  };
}
