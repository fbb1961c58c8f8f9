// What is done to an appointment now and then, and only by those who may: another patient, a step back, a mistake.
import { useTranslation } from 'react-i18next';
import type { MenuAction } from '#client/kit/menu.tsx';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCommands } from '#client/screens/desk/use-commands.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import { states, stepBetween } from '#shared/rules/appointment-status.ts';

/** What the sheet asks in a dialog. */
export type Asking = 'cancel' | 'move' | 'patient' | 'error';

/** The menu of an appointment's sheet. */
export function useRareActions(
  appointment: Appointment,
  { schedules }: Settings,
  ask: (asking: Asking) => void,
): readonly MenuAction[] {
  const { t } = useTranslation();
  const caller = useCaller();
  const commands = useCommands();
  const { id, status, scheduleIds } = appointment;
  const mayGoBack = mayChange(caller, schedules, scheduleIds, 'step-back');
  const before = stepBefore(status);
  const actions: MenuAction[] = [];
  if (status !== 'entered-in-error') {
    actions.push({
      id: 'patient',
      text: t(($) => $.booking.patient.change),
      icon: 'patient',
      run: () => ask('patient'),
    });
  }
  if (mayGoBack && before) {
    const text = t(($) => $.booking.action.stepBack, { status: t(($) => $.common.status[before]) });
    actions.push({ id: 'back', text, icon: 'back', startsGroup: true, run: () => commands.advance(id, before) });
  }
  if (mayGoBack && status !== 'entered-in-error') {
    actions.push({
      id: 'error',
      text: `${t(($) => $.booking.advance['entered-in-error'])}…`,
      icon: 'error',
      isDanger: true,
      run: () => ask('error'),
    });
  }
  return actions;
}

/** The state one step back: the nearest one, but for what was cancelled the first. */
function stepBefore(status: AppointmentStatus): AppointmentStatus | undefined {
  const back = states[status].from.filter((from) => stepBetween(status, from) === 'back');
  return status === 'cancelled' ? back[0] : back.at(-1);
}
