// A booking being filled in: how it starts, what it asks for, and what is wrong with it before anybody is asked.
import { type CommandInput, commands } from '#shared/contract/commands.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { ableFor } from '#shared/rules/availability.ts';
import { isOpen } from '#shared/rules/opening.ts';
import { decideTime } from '#shared/rules/booking.ts';
import type { Alternative, FieldFault } from '#shared/rules/decision.ts';
import { type Instant, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { resolveWall, wallOf } from '#shared/time/zone.ts';
import { clockOf, minutesOf } from './clock-text.ts';
import type { Draft } from './subject.ts';

/** What is chosen and typed. `time` is the text of the field; `scheduleIds` are those named, rooms may be left open. */
export type BookingForm = {
  readonly patientId: Id | null;
  readonly serviceId: Id;
  readonly scheduleIds: readonly Id[];
  /** It was chosen that any practitioner will do: the one among `scheduleIds` is who it would be, and another is taken where that one is lost. */
  readonly anyone: boolean;
  readonly date: string;
  readonly time: string;
  readonly durationMinutes: number;
  readonly note: string;
  /** Why it may leave the rules of hours or capacity. */
  readonly reason: string;
};

/** What the form of a booking is judged by; `now` in ms on the clinic's clock, `before` the slot of a visit that is moved. */
export type FormFacts = {
  readonly settings: Settings;
  readonly now: number;
  readonly before?: { readonly start: Instant; readonly durationMinutes: number };
};

/** A form as full as its draft; `time` writes minutes of the wall clock as the reader does. */
export function formFrom(draft: Draft, { settings, now }: FormFacts, time: (minutes: number) => string): BookingForm {
  const { zone } = settings.clinic;
  const service = serviceFor(settings, draft);
  const wall = wallOf(draft.start ?? now, zone);
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
  return {
    patientId: draft.patientId ?? null,
    serviceId: service?.id ?? '',
    scheduleIds: fitting(settings, service, draft.scheduleIds ?? []),
    anyone: false,
    date: draft.start === undefined ? (draft.date ?? wall.slice(0, 10)) : wall.slice(0, 10),
    time: draft.start === undefined ? '' : time(minutes),
    durationMinutes: draft.durationMinutes ?? service?.durationMinutes ?? settings.clinic.gridMinutes,
    note: '',
    reason: '',
  };
}

/** The form with another service: its usual length, and of the schedules those it can use. */
export function withService(form: BookingForm, settings: Settings, serviceId: Id): BookingForm {
  const service = settings.services.find(({ id }) => id === serviceId);
  const durationMinutes = service?.durationMinutes ?? form.durationMinutes;
  return { ...form, serviceId, durationMinutes, scheduleIds: fitting(settings, service, form.scheduleIds) };
}

/** The form with another choice for one need of its service; null leaves it open. */
export function withSchedule(form: BookingForm, able: readonly Schedule[], chosen: Id | null): BookingForm {
  const others = form.scheduleIds.filter((id) => !able.some((one) => one.id === id));
  const anyone = isPractitioners(able) ? chosen === null : form.anyone;
  return { ...form, anyone, scheduleIds: chosen === null ? others : [...others, chosen] };
}

/** The form at a free time; a room that was left open stays open. */
export function withSlot(form: BookingForm, { schedules }: Settings, slot: Alternative): BookingForm {
  const kindOf = (id: Id) => schedules.find((one) => one.id === id)?.kind;
  const named = new Set(['practitioner', ...form.scheduleIds.map(kindOf)]);
  return { ...form, scheduleIds: slot.scheduleIds.filter((id) => named.has(kindOf(id) ?? '')) };
}

/** Of some schedules those that are no practitioners. */
export function unpractised(ids: readonly Id[], { schedules }: Pick<Settings, 'schedules'>): Id[] {
  return ids.filter((id) => schedules.find((one) => one.id === id)?.kind !== 'practitioner');
}

/** The choices for each need of the form's service, the practitioner's first. */
export function needsOf(form: Pick<BookingForm, 'serviceId'>, settings: Settings): Schedule[][] {
  const service = settings.services.find(({ id }) => id === form.serviceId);
  if (!service) return [];
  const needs = ableFor(service, settings.schedules);
  return needs.toSorted((a, b) => Number(isPractitioners(b)) - Number(isPractitioners(a)));
}

/** The start the form means; null while its time is not understood. */
export function startOf(form: Pick<BookingForm, 'date' | 'time' | 'scheduleIds'>, settings: Settings): string | null {
  const { zone } = settings.clinic;
  const at = (minutes: number) => resolveWall(`${form.date}T${clockOf(minutes)}`, zone).ms;
  const named = settings.schedules.filter(({ id }) => form.scheduleIds.includes(id));
  const open = named.length > 0 ? named : settings.schedules;
  const isLikely = (minutes: number) =>
    open.some((one) => isOpen(one, settings.clinic, { start: at(minutes), end: at(minutes) + MINUTE }));
  const minutes = minutesOf(form.time, isLikely);
  return minutes === null ? null : instantOf(at(minutes));
}

/** The named schedules that do not work during the visit. */
export function closedAt(form: BookingForm, settings: Settings): readonly Schedule[] {
  const start = startOf(form, settings);
  if (start === null) return [];
  const visit = { start: msOf(start), end: msOf(start) + form.durationMinutes * MINUTE };
  const named = settings.schedules.filter(({ id }) => form.scheduleIds.includes(id));
  return named.filter((one) => !isOpen(one, settings.clinic, visit));
}

/** The command's input; null while it is not complete. The reason goes with it where the slot leaves the rules. */
export function bookInput(
  form: BookingForm,
  settings: Settings,
  isBeyond: boolean = closedAt(form, settings).length > 0,
): CommandInput<'appointment.book'> | null {
  const start = startOf(form, settings);
  if (start === null || form.patientId === null || (form.scheduleIds.length === 0 && !form.anyone)) return null;
  return {
    serviceId: form.serviceId,
    scheduleIds: [...form.scheduleIds],
    start,
    durationMinutes: form.durationMinutes,
    patientId: form.patientId,
    ...(form.note.trim() !== '' && { note: form.note }),
    ...(isBeyond && form.reason.trim() !== '' && { override: { reason: form.reason } }),
  };
}

/** Every fault that can be told here, by the rules the server decides with; at most one per field. */
export function bookingFaults(form: BookingForm, { settings, now, before }: FormFacts): FieldFault[] {
  const start = startOf(form, settings);
  const [practitioners] = needsOf(form, settings);
  const isServed = form.anyone || practitioners?.some(({ id }) => form.scheduleIds.includes(id)) === true;
  const missing: FieldFault[] = [
    ...(form.patientId === null ? [{ path: 'patientId', problem: 'required' as const }] : []),
    ...(isServed ? [] : [{ path: 'scheduleIds', problem: 'required' as const }]),
    ...(start === null ? [{ path: 'start', problem: form.time.trim() === '' ? ('required' as const) : 'format' }] : []),
  ] as FieldFault[];
  const timely =
    start === null ? null : decideTime(settings.clinic, { ...form, start, ...(before && { before }) }, now);
  const late = timely && !timely.ok && timely.refusal.code === 'invalid' ? timely.refusal.fields : [];
  const input = bookInput(form, settings);
  const parsed = input && commands['appointment.book'].input.safeParse(input);
  const typed = parsed?.success === false ? faultsOf(parsed.error, input) : [];
  return [...missing, ...late, ...typed];
}

function serviceFor({ services, schedules }: Settings, { serviceId, scheduleIds = [] }: Draft): Service | undefined {
  const offered = services.filter(({ active }) => active);
  const serves = (service: Service) => {
    const able = ableFor(service, schedules).flat();
    return scheduleIds.every((id) => able.some((one) => one.id === id));
  };
  return offered.find(({ id }) => id === serviceId) ?? offered.find(serves) ?? offered[0];
}

function fitting({ schedules }: Settings, service: Service | undefined, ids: readonly Id[]): Id[] {
  if (!service) return [];
  return ableFor(service, schedules).flatMap((able) => ids.find((id) => able.some((one) => one.id === id)) ?? []);
}

function isPractitioners(able: readonly Schedule[]): boolean {
  return able[0]?.kind === 'practitioner';
}
