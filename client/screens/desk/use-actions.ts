// The menu of any appointment on this desk, made at the moment it is opened.
import { useTranslation } from 'react-i18next';
import type { MenuAction } from '#client/kit/menu.tsx';
import { useLive } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { actionsOf } from './appointment-actions.ts';
import { useDesk } from './desk-context.ts';
import { useScene } from './scene.ts';
import { useCommands } from './use-commands.ts';

/** Answers the actions of an appointment by its id; none for one that is not there. */
export function useActions(): (id: string) => readonly MenuAction[] {
  const { store } = useLive();
  const { t } = useTranslation();
  const { caller, schedules } = useScene();
  const commands = useCommands();
  const desk = useDesk();
  return (id) => {
    const appointment = store.appointment(id);
    return appointment ? actionsOf(appointment, { caller, schedules, now: clinicNow(), t, commands, desk }) : [];
  };
}
