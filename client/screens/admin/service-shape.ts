// The form on a service, and what it needs kind by kind.
import type { Language } from '#shared/model/caller.ts';
import type { ScheduleKind } from '#shared/model/schedule.ts';
import { type Need, type Service, USUAL_OFFER } from '#shared/model/service.ts';
import type { FormShape } from './form/edits.ts';
import { inTwo, type NameTyped, otherThan, translations } from './form/naming.tsx';
import { numberOf } from './typed-number.ts';

/** What is typed of a service; minutes as texts. */
export interface ServiceTyped extends NameTyped {
  readonly duration: string;
  readonly step: string;
  readonly before: string;
  readonly after: string;
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

/** The form; `own` is the clinic's language, `write` writes a number as the reader does. */
export function serviceShape(own: Language, write: (value: number) => string): FormShape<Offered, ServiceTyped> {
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
