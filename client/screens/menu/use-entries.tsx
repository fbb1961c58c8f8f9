// The lines of the command menu for what is typed: recent ones, patients, the date that is meant, actions.
import { useMemo } from 'react';
import { PatientLine } from '#client/screens/patient/patient-line.tsx';
import { usePatientSearch } from '#client/screens/patient/use-patient-search.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import { actionsFor } from './actions.ts';
import { dateAsked } from './date-entry.ts';
import type { Entry } from './entry.ts';
import { type MenuFacts, useMenuFacts } from './facts.ts';
import { fitting } from './matching.ts';
import { recentOf } from './recent.ts';

/** The lines in the order they stand in within their groups, and whether patients are still being looked for. */
export function useEntries(text: string): { readonly entries: readonly Entry[]; readonly isAsking: boolean } {
  const facts = useMenuFacts();
  const mayFind = scopeOf(facts.caller.role, 'patients') !== 'none';
  const { state, found } = usePatientSearch(mayFind ? text : '');
  const isTyped = text.trim() !== '';
  const { t, format, settings, caller, today, isDark } = facts;
  const actions = useMemo(
    () => actionsFor(facts),
    // The rest of the facts are doors, which stay.
    // oxlint-disable-next-line react/exhaustive-deps
    [t, format, settings, caller, isDark],
  );
  const patients = (isTyped && state !== 'failed' ? found : []).map(({ patient, next }): Entry => ({
    id: `patient-${patient.id}`,
    group: 'patients',
    icon: 'patient',
    text: patient.name,
    content: <PatientLine patient={patient} wanted={text.trim()} next={next} />,
    run: () => {
      facts.show({});
      facts.desk.patient(patient.id);
    },
  }));
  const date = dateAsked(text, {
    today,
    language: format.settings.language,
    hijriAdjust: format.settings.hijriAdjust,
  });
  const entries = isTyped
    ? [...patients, ...(date === null ? [] : [dateEntry(date, facts)]), ...fitting(actions, text)]
    : withRecentFirst(actions, recentOf(caller.id));
  return { entries, isAsking: isTyped && state === 'asking' };
}

function dateEntry(date: string, { t, format, today, show }: MenuFacts): Entry {
  const words = t(($) => $.day.menu.goTo, { date: format.dateLong(date) });
  const hijri = format.settings.hijri === 'off' ? null : format.hijri(date);
  return {
    id: `date-${date}`,
    group: 'dates',
    icon: 'calendar',
    text: words,
    content: (
      <>
        {words} {hijri !== null && <small>{hijri}</small>}
      </>
    ),
    run: () => show({ date: date === today ? null : date }),
  };
}

/** The recent ones on top under their own heading, and not once more below. */
function withRecentFirst(actions: readonly Entry[], recent: readonly string[]): readonly Entry[] {
  const again = recent.flatMap((id) => actions.filter((one) => one.id === id));
  return [
    ...again.map((one): Entry => ({ ...one, group: 'recent' })),
    ...actions.filter((one) => !recent.includes(one.id) && one.isOnlyTyped !== true),
  ];
}
