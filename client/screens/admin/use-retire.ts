// Putting a thing of the clinic out of use, after asking, and back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuAction } from '#client/kit/menu.tsx';
import type { Asked } from './confirm-dialog.tsx';
import { useAct } from './use-act.ts';

/** What can be put out of use. */
type Thing = { readonly id: string; readonly version: number; readonly active: boolean };

/** The action for a thing's menu, and the question it asks, if any. */
export function useRetire(noun: 'schedule' | 'service') {
  const { t } = useTranslation();
  const act = useAct();
  const [asked, setAsked] = useState<Asked | null>(null);
  const actionFor = (thing: Thing, name: string): MenuAction => {
    const set = (active: boolean) => {
      const edit = { baseVersion: thing.version, base: { active: thing.active }, active };
      const said = () =>
        active ? t(($) => $.admin.list.restored, { name }) : t(($) => $.admin.list.retired, { name });
      return noun === 'schedule'
        ? act('schedule.edit', { scheduleId: thing.id, ...edit }, said)
        : act('service.edit', { serviceId: thing.id, ...edit }, said);
    };
    if (!thing.active) {
      return {
        id: 'restore',
        text: t(($) => $.admin.list.restore),
        icon: 'undo',
        startsGroup: true,
        run: () => void set(true),
      };
    }
    return {
      id: 'retire',
      text: t(($) => $.admin.list.retire),
      icon: 'cancelled',
      isDanger: true,
      startsGroup: true,
      run: () =>
        setAsked({
          title: t(($) => $.admin.list.retireTitle, { name }),
          lead: t(($) => $.admin.list.retireLead),
          action: t(($) => $.admin.list.retire),
          run: () => set(false),
        }),
    };
  };
  return { actionFor, asked, close: () => setAsked(null) };
}
