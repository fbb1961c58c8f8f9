// The first steps of a clinic: which are done, and which comes next.
import type { Settings } from '#shared/contract/queries.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Schedule } from '#shared/model/schedule.ts';

type Facts = Pick<Settings, 'schedules' | 'services'>;

/** The steps in their order; the last one is done when an appointment stands. */
export const stepNames = ['practitioners', 'hours', 'service', 'book'] as const;
export type StepName = (typeof stepNames)[number];

/** The practitioners in use. */
export function practitionersOf({ schedules }: Facts): readonly Schedule[] {
  return schedules.filter(({ kind, active }) => kind === 'practitioner' && active);
}

/** Which steps are done; hours are once anybody has some. */
export function doneOf(facts: Facts, hasAppointment: boolean): Readonly<Record<StepName, boolean>> {
  const practitioners = practitionersOf(facts);
  return {
    practitioners: practitioners.length > 0,
    hours: practitioners.some(({ hours }) => hours.length > 0),
    service: facts.services.some(({ active }) => active),
    book: hasAppointment,
  };
}

/** Whether nothing can be booked yet: nobody, nothing, or no time. */
export function isBeingSetUp(facts: Facts): boolean {
  const { practitioners, hours, service } = doneOf(facts, false);
  return !(practitioners && hours && service);
}

/**
 * The clinic, by its id, whose first appointment is waited for on this device: one that is being set up here, until this
 * desk sees an appointment of it.
 */
export function awaitingAfter(
  before: string | null,
  facts: Facts & { readonly clinic: Pick<Clinic, 'id'> },
  hasAppointment: boolean,
): string | null {
  const { id } = facts.clinic;
  if (isBeingSetUp(facts)) return id;
  return before === id && hasAppointment ? null : before;
}

/** The first step that is not done; null when all are. */
export function nextOf(done: Readonly<Record<StepName, boolean>>): StepName | null {
  return stepNames.find((name) => !done[name]) ?? null;
}
