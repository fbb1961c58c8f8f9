// One live picture per signed-in clinic, given to everything below it together with the clinic's habits.
import { type ReactNode, useEffect, useState } from 'react';
import { LocaleProvider } from '#client/kit/locale.tsx';
import { colourInOrder } from '#client/kit/person.ts';
import { LiveContext, useSettings } from '#client/live/hooks.ts';
import { openPage } from '#client/live/page.ts';
import type { Caller, Member } from '#shared/model/caller.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import { useOwnPreferences } from './account/account-preferences.ts';
import { clinicClock, clinicNow } from './clinic-clock.ts';
import { place } from './place.ts';

interface LiveProviderProps {
  readonly caller: Caller;
  readonly children: ReactNode;
}

/** Opens the live part for the caller's clinic and closes it when it goes; give it the caller's id as its key. */
export function LiveProvider({ caller, children }: LiveProviderProps) {
  const [live] = useState(() =>
    openPage({ clinic: caller.clinicId, account: caller.id, shown: daysAround(place().date), clock: clinicClock }),
  );
  useEffect(() => () => live.stop(), [live]);
  return (
    <LiveContext value={live}>
      <ClinicLocale caller={caller}>{children}</ClinicLocale>
    </LiveContext>
  );
}

/**
 * The instants of a few dates in whatever zone the clinic is: the dates of the world lie within a day of UTC's. The
 * clinic's today where none is given.
 */
export function daysAround(first: string | null, last: string | null = first) {
  const from = first === null ? clinicNow() : msOf(`${first}T00:00:00.000Z`);
  const to = last === null ? clinicNow() : msOf(`${last}T00:00:00.000Z`);
  return { from: instantOf(from - DAY), to: instantOf(to + 2 * DAY) };
}

function ClinicLocale({ caller, children }: LiveProviderProps) {
  const settings = useSettings();
  const habits = settings?.clinic;
  const members = settings?.members;
  useOwnPreferences(caller.id);
  useEffect(() => colourInOrder(members ? deskFirst(members) : []), [members]);
  return (
    <LocaleProvider habits={habits} callerLocale={caller.locale}>
      {children}
    </LocaleProvider>
  );
}

/** The members' ids in an order that a new name does not change; those who share a desk come first and so differ. */
function deskFirst(members: readonly Member[]): string[] {
  const rank = ({ id, role }: Member) => `${role === 'doctor' ? 1 : 0}${id}`;
  return members.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(({ id }) => id);
}
