// What can be done to an appointment, as a menu: only what its state and this person's role allow.
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { keepsTime, nextStates, states, stepBetween } from '#shared/rules/appointment-status.ts';
import { msOf } from '#shared/time/instant.ts';
import type { IconName } from '#client/kit/icon.tsx';
import type { MenuAction } from '#client/kit/menu.tsx';
import type { DeskDoor } from './desk-context.ts';
import { mayChange } from './rights.ts';
import type { DeskCommands } from './use-commands.ts';

/** What a menu needs to know and to call. `now` is the clinic's clock in ms. */
export interface ActionFacts {
  readonly caller: Caller;
  readonly schedules: readonly Schedule[];
  readonly now: number;
  readonly t: Translate;
  readonly commands: DeskCommands;
  readonly desk: DeskDoor;
}

type Step = 'arrived' | 'checked-in' | 'fulfilled' | 'noshow';

const STEPS: Readonly<Record<Step, { readonly icon: IconName; readonly hint: string }>> = {
  arrived: { icon: 'place', hint: 'A' },
  'checked-in': { icon: 'stethoscope', hint: 'R' },
  fulfilled: { icon: 'check', hint: 'F' },
  noshow: { icon: 'noshow', hint: 'O' },
};

/** The actions of an appointment. */
export function actionsOf(appointment: Appointment, facts: ActionFacts): MenuAction[] {
  const { t, desk } = facts;
  const { id, scheduleIds } = appointment;
  const open: MenuAction = {
    id: 'open',
    text: t(($) => $.booking.action.open),
    icon: 'edit',
    hint: 'Enter',
    run: () => desk.open(id),
  };
  const patient: MenuAction = {
    id: 'patient',
    text: t(($) => $.patient.page.open),
    icon: 'patient',
    run: () => desk.patient(appointment.patientId),
  };
  if (!mayChange(facts.caller, facts.schedules, scheduleIds)) return [open, patient];
  return [
    open,
    patient,
    ...stepsOn(appointment, facts),
    ...stepBack(appointment, facts),
    ...others(appointment, facts),
  ];
}

function stepsOn({ id, status, start }: Appointment, { t, now, commands }: ActionFacts): MenuAction[] {
  const next = nextStates(status, msOf(start) <= now).filter((to): to is Step => to in STEPS);
  return next.map((to, index) => ({
    id: to,
    text: t(($) => $.booking.advance[to]),
    ...STEPS[to],
    startsGroup: index === 0,
    run: () => commands.advance(id, to),
  }));
}

function stepBack({ id, status, scheduleIds }: Appointment, facts: ActionFacts): MenuAction[] {
  const to = states[status].from.findLast((from) => stepBetween(status, from) === 'back');
  if (!to || !isBackable(status) || !mayChange(facts.caller, facts.schedules, scheduleIds, 'step-back')) return [];
  const text = facts.t(($) => $.booking.advance[to]);
  return [{ id: 'back', text, icon: 'back', startsGroup: true, run: () => facts.commands.advance(id, to) }];
}

function isBackable(status: AppointmentStatus): boolean {
  return status !== 'entered-in-error' && status !== 'cancelled';
}

function others({ id, status, confirmedAt }: Appointment, { t, commands, desk }: ActionFacts): MenuAction[] {
  const isConfirmed = confirmedAt !== null;
  const confirm: MenuAction = {
    id: 'confirm',
    text: isConfirmed ? t(($) => $.booking.action.unconfirm) : t(($) => $.booking.action.confirm),
    icon: 'confirmed',
    startsGroup: true,
    run: () => commands.confirm(id, !isConfirmed),
  };
  const move: MenuAction = {
    id: 'move',
    text: t(($) => $.booking.action.move),
    icon: 'move',
    startsGroup: status !== 'booked',
    run: () => desk.ask({ kind: 'move', id }),
  };
  const cancel: MenuAction = {
    id: 'cancel',
    text: `${t(($) => $.booking.action.cancel)}…`,
    icon: 'cancelled',
    isDanger: true,
    run: () => desk.ask({ kind: 'cancel', id }),
  };
  return [
    ...(status === 'booked' ? [confirm] : []),
    ...(keepsTime(status) && status !== 'fulfilled' ? [move] : []),
    ...(stepBetween(status, 'cancelled') === 'forward' ? [cancel] : []),
  ];
}
