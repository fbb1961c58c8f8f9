// The lines of the command menu that are always there: what this person may do, and every practitioner.
import { nameIn } from '#client/screens/desk/names.ts';
import { placeOf } from '#client/screens/place-text.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import type { Action } from './action.ts';
import { DESK_ACTIONS } from './desk-actions.ts';
import type { Entry } from './entry.ts';
import type { MenuFacts } from './facts.ts';
import { PAGE_ACTIONS } from './page-actions.ts';

/** The lines that are always there: every action this person may do, and each practitioner's week. */
export function actionsFor(facts: MenuFacts): Entry[] {
  const { t, caller } = facts;
  const may = (action: Action) => action.needs === undefined || scopeOf(caller.role, action.needs) !== 'none';
  const offered = [...DESK_ACTIONS, ...PAGE_ACTIONS].filter(
    (action) => may(action) && action.isThere?.(facts) !== false,
  );
  return [
    ...offered.map(({ id, group, icon, also, hint, text, run }) => ({
      id,
      group,
      icon,
      also,
      hint,
      text: text(t, facts),
      run: () => run(facts),
    })),
    ...ofPractitioners(facts),
  ];
}

/** Of each practitioner the week, and the day on paper. */
function ofPractitioners({ t, format, settings, show, go, place, today }: MenuFacts): Entry[] {
  const practitioners = settings?.schedules.filter(({ kind, active }) => kind === 'practitioner' && active) ?? [];
  return practitioners.flatMap((one): Entry[] => {
    const { id, names, titles, title } = one;
    const name = nameIn(format.settings.language, one);
    const also = [one.name, ...Object.values(names), title, ...Object.values(titles)].join(' ');
    return [
      {
        id: `week-${id}`,
        group: 'people',
        icon: 'patient',
        text: t(($) => $.day.menu.weekOf, { name }),
        also: `${also} week أسبوع`,
        run: () => show({ ...(place().path === '/doctor' && { path: '/' }), view: 'week', scheduleId: id }),
      },
      {
        id: `print-${id}`,
        group: 'people',
        icon: 'print',
        text: t(($) => $.day.menu.printOf, { name }),
        also: `${also} print paper طباعة ورق`,
        isOnlyTyped: true,
        run: () => go({ ...placeOf('/print', ''), date: place().date ?? today, scheduleId: id }),
      },
    ];
  });
}
