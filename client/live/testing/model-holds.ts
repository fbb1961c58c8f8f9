// What the clinic in memory makes of holds, and of taking a command back.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { type Hold, isHeld } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { decideLonger, decideOneMore, ended, HOLD_MS, isSlotOf, takenOver } from '#shared/rules/holding.ts';
import { takeBack } from '#shared/rules/undo.ts';
import { whatWas } from '#shared/rules/was.ts';
import { instantOf, minutesBetween, plusMinutes } from '#shared/time/instant.ts';
import type { InstantName } from '#client/live/instant-commands.ts';
import type { Booking, Decided, Deciders, Given, ModelState } from './model-deciders.ts';

/** A booking with a hold: the caller's own, live one keeps nobody out and ends with it. */
export function heldBooking(state: ModelState, plain: Booking): Booking {
  return (input, given) => {
    if (input.holdId === undefined) return plain(input, given);
    const hold = state.holds.get(input.holdId);
    if (!hold) return { code: 'not-found' };
    const isMine = hold.memberId === given.by && isHeld(hold, state.now());
    const booked = plain(input, given, isMine ? [hold.id] : []);
    if ('code' in booked) {
      const durationMinutes = input.durationMinutes ?? minutesBetween(hold.start, hold.end);
      return booked.code === 'slot-taken' && isSlotOf(hold, { ...input, durationMinutes })
        ? { code: 'hold-expired' }
        : booked;
    }
    return isMine ? { ...booked, events: [end(hold, 'booked', given), ...booked.events] } : booked;
  };
}

/** The deciders of instant commands. */
export function holdDeciders(
  state: ModelState,
  book: Booking,
  log: () => readonly LogFrame[],
): Deciders<'command.undo' | Extract<InstantName, `hold.${string}`>> {
  const own = (by: Id): Hold[] => [...state.holds.values()].filter((one) => one.memberId === by && held(one));
  const held = (one: Hold): boolean => isHeld(one, state.now());
  return {
    'hold.place': (input, given) => place(state, own(given.by), input, given),
    'hold.extend': ({ holdId }, { by, version }) => {
      const hold = state.holds.get(holdId);
      if (!hold) return { code: 'not-found' };
      const longer = decideLonger(hold, by, state.now());
      if (!longer.ok) return longer.refusal;
      const value = { ...hold, ...longer.value, version };
      return { value, events: [{ type: 'hold.extended', hold: value, was: whatWas(hold, value) }] };
    },
    'hold.release': ({ holdId }, given) => {
      const hold = state.holds.get(holdId);
      if (!hold) return { code: 'not-found' };
      if (hold.memberId !== given.by) return { code: 'forbidden' };
      if (!held(hold)) return { value: hold, events: [] };
      const event = end(hold, 'released', given);
      return { value: event.hold, events: [event] };
    },
    'hold.book': ({ holdId, patientId, note }, given) => {
      const hold = state.holds.get(holdId);
      if (!hold) return { code: 'not-found' };
      if (hold.memberId !== given.by) return { code: 'forbidden' };
      const { serviceId, scheduleIds, start } = hold;
      const durationMinutes = minutesBetween(start, hold.end);
      return book({ holdId, patientId, serviceId, scheduleIds, start, durationMinutes, ...(note && { note }) }, given);
    },
    'hold.take-over': ({ holdId, reason }, { by, version }) => {
      const hold = state.holds.get(holdId);
      if (!hold) return { code: 'not-found' };
      if (!held(hold)) return { code: 'hold-expired' };
      if (hold.memberId === by) return { value: hold, events: [] };
      const value = { ...hold, ...takenOver(by, state.now()), version };
      return { value, events: [{ type: 'hold.taken-over', hold: value, was: whatWas(hold, value), reason }] };
    },
    'command.undo': ({ commandId }, given) => undo(state, log(), commandId, given),
  };
}

function end(hold: Hold, how: 'booked' | 'released', { version }: Given) {
  const type: 'hold.booked' | 'hold.released' = `hold.${how}`;
  return { type, hold: ended(hold, how, version), was: { state: hold.state } };
}

function place(state: ModelState, own: readonly Hold[], input: CommandInput<'hold.place'>, given: Given): Decided {
  const service = state.settings.services.find((one) => one.id === input.serviceId);
  const before = own.find((one) => one.id === input.insteadOf);
  if (!service) return { code: 'not-found' };
  const others = own.filter((one) => one !== before).toSorted((a, b) => (a.until < b.until ? -1 : 1));
  const oneMore = decideOneMore(others, state.now());
  if (!oneMore.ok) return oneMore.refusal;
  const { start, scheduleIds, serviceId, durationMinutes = service.durationMinutes } = input;
  const slot = { id: given.id, start, end: plusMinutes(start, durationMinutes), scheduleIds };
  if (state.isTaken(slot, before && [before.id])) return { code: 'slot-taken', alternatives: [] };
  const hold: Hold = {
    ...slot,
    serviceId,
    bufferBefore: 0,
    bufferAfter: 0,
    capacity: 1,
    memberId: given.by,
    version: given.version,
    until: instantOf(state.now() + HOLD_MS),
    extended: false,
    state: 'live',
  };
  return { value: hold, events: [...(before ? [end(before, 'released', given)] : []), { type: 'hold.placed', hold }] };
}

/** Takes back what a command did to an appointment: the first thing it did that can be. */
function undo(state: ModelState, log: readonly LogFrame[], commandId: Id, given: Given): Decided {
  const row = log.find((one) => one.commandId === commandId && one.by?.id === given.by);
  const event = row?.events?.find((one) => 'appointment' in one);
  if (!event || !('appointment' in event)) return { code: 'not-found' };
  const now = state.appointments.get(event.appointment.id);
  if (!now) return { code: 'not-found' };
  const made = !('was' in event);
  const back = made ? { status: 'entered-in-error' } : event.was;
  const written = () => ({ by: null, at: null });
  const restored = takeBack<Appointment>({ left: event.appointment, back, made }, now, written);
  if (!restored.ok) return restored.refusal;
  const appointment = { ...restored.value, version: given.version };
  if (state.isTaken(appointment)) return { code: 'slot-taken', alternatives: [] };
  const undone: ClinicEvent = {
    type: 'appointment.undone',
    appointment,
    was: whatWas(now, appointment),
    undoes: commandId,
  };
  return { value: { undoes: commandId, appointments: [appointment], patients: [], holds: [] }, events: [undone] };
}
