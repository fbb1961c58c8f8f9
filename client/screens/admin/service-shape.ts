// The form on a service, and what it needs kind by kind.
import type { Language } from '#shared/model/caller.ts';
import type { ScheduleKind } from '#shared/model/schedule.ts';
import { type Need, type Service, USUAL_OFFER } from '#shared/model/service.ts';
import { minutesOf } from '#client/screens/appointment/clock-text.ts';
import type { FormShape } from './form/edits.ts';
import { inTwo, type NameTyped, otherThan, translations } from './form/naming.tsx';
import { numberOf } from './typed-number.ts';

/** What is typed of a service; minutes as texts. */
export interface ServiceTyped extends NameTyped {
  readonly duration: string;
  readonly step: string;
  readonly before: string;
  readonly after: string;
  /** From which time of day starts are counted. */
  readonly offset: string;
  readonly capacity: string;
  /** Empty where there is no limit, as `ahead` is. */
  readonly cap: string;
  readonly notice: string;
  readonly ahead: string;
  readonly needs: readonly Need[];
  readonly color: Service['color'];
  readonly public: boolean;
}

/** The part of a service its form is about. */
export type Offered = Omit<Service, 'id' | 'position' | 'active'>;

/** A service that is yet to be added: half an hour with any practitioner. */
export const unoffered: Offered = {
  name: '',
  names: {},
  durationMinutes: 30,
  ...USUAL_OFFER,
  startEvery: 15,
  bufferBefore: 0,
  bufferAfter: 0,
  needs: [{ kind: 'practitioner', among: null }],
  color: 'teal',
  public: false,
  version: 0,
};

/** The minutes after midnight of a time of day as it is typed; NaN where it is none. */
export function clockMinutes(text: string): number {
  return minutesOf(text, () => true) ?? Number.NaN;
}

/** A number that may be left out. */
function limitOf(text: string): number | null {
  return text.trim() === '' ? null : numberOf(text);
}

/** How a number and a time of day are written, as the reader does. */
export type Writing = { readonly number: (value: number) => string; readonly time: (minutes: number) => string };

/** The form; `own` is the clinic's language. */
export function serviceShape(own: Language, { number: write, time }: Writing): FormShape<Offered, ServiceTyped> {
  const limit = (value: number | null) => (value === null ? '' : write(value));
  return {
    typedOf: (noun) => {
      const [name, otherName] = inTwo(own, noun.name, noun.names);
      return {
        name,
        otherName,
        duration: write(noun.durationMinutes),
        step: write(noun.startEvery),
        before: write(noun.bufferBefore),
        after: write(noun.bufferAfter),
        offset: time(noun.startOffset),
        capacity: write(noun.capacity),
        cap: limit(noun.dailyCap),
        notice: write(noun.noticeMinutes),
        ahead: limit(noun.patientDays),
        needs: noun.needs,
        color: noun.color,
        public: noun.public,
      };
    },
    fieldsOf: (typed) => ({
      name: typed.name,
      names: translations(own, typed.otherName),
      durationMinutes: numberOf(typed.duration),
      startEvery: numberOf(typed.step),
      bufferBefore: numberOf(typed.before),
      bufferAfter: numberOf(typed.after),
      startOffset: clockMinutes(typed.offset),
      capacity: numberOf(typed.capacity),
      dailyCap: limitOf(typed.cap),
      noticeMinutes: numberOf(typed.notice),
      patientDays: limitOf(typed.ahead),
      needs: typed.needs,
      color: typed.color,
      public: typed.public,
    }),
    writes: {
      name: ['name', 'names'],
      otherName: ['names'],
      duration: ['durationMinutes'],
      step: ['startEvery'],
      before: ['bufferBefore'],
      after: ['bufferAfter'],
      offset: ['startOffset'],
      capacity: ['capacity'],
      cap: ['dailyCap'],
      notice: ['noticeMinutes'],
      ahead: ['patientDays'],
      needs: ['needs'],
      color: ['color'],
      public: ['public'],
    },
    spots: {
      [`names.${own}`]: 'name',
      [`names.${otherThan(own)}`]: 'otherName',
      names: 'otherName',
      durationMinutes: 'duration',
      startEvery: 'step',
      bufferBefore: 'before',
      bufferAfter: 'after',
      startOffset: 'offset',
      dailyCap: 'cap',
      noticeMinutes: 'notice',
      patientDays: 'ahead',
    },
  };
}

/** What is needed of a kind: nothing, any, or one of some. */
export type Wanted = 'none' | 'any' | readonly string[];

/** What a service needs of a kind. */
export function wantedOf(needs: readonly Need[], kind: ScheduleKind): Wanted {
  const need = needs.find((one) => one.kind === kind);
  return need === undefined ? 'none' : (need.among ?? 'any');
}

/** The needs with another wish for a kind, in the order practitioner, room, device. */
export function withWanted(needs: readonly Need[], kind: ScheduleKind, wanted: Wanted): readonly Need[] {
  const others = needs.filter((one) => one.kind !== kind);
  if (wanted === 'none') return others;
  const all = [...others, { kind, among: wanted === 'any' ? null : [...wanted] }];
  const ORDER: readonly ScheduleKind[] = ['practitioner', 'room', 'device'];
  return all.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** The places of needs that name nobody to choose among. */
export function emptyNeeds(needs: readonly Need[]): number[] {
  return needs.flatMap(({ among }, at) => (among?.length === 0 ? [at] : []));
}
