// What the command menu knows and can call, on the desk and on the pages beside it.
import { useTranslation } from 'react-i18next';
import type { Format } from '#client/kit/format.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { useMedia } from '#client/kit/media.ts';
import { usePreferences } from '#client/kit/preferences.ts';
import { useLive, useSettings } from '#client/live/hooks.ts';
import type { Live } from '#client/live/live.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { type DeskDoor, useDesk } from '#client/screens/desk/desk-context.ts';
import { useLeave } from '#client/screens/desk/leave.tsx';
import { type Place, placeOf } from '#client/screens/place-text.ts';
import { go, place } from '#client/screens/place.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Caller } from '#shared/model/caller.ts';

/** Given to every row of the table of actions. */
export interface MenuFacts {
  readonly t: Translate;
  readonly format: Format;
  readonly caller: Caller;
  /** Null until the first picture has come. */
  readonly settings: Settings | null;
  /** The clinic's today. */
  readonly today: string;
  readonly live: Live;
  readonly desk: DeskDoor;
  /** How the page looks now. */
  readonly isDark: boolean;
  /** Signs out, or asks first. */
  readonly leave: () => void;
  /** Goes to the calendar with these changes, from wherever this page is. */
  readonly show: (changes: Partial<Place>) => void;
  /** Where this page is, and going elsewhere. */
  readonly place: () => Place;
  readonly go: (changes: Partial<Place>) => void;
}

/** The facts of this page. */
export function useMenuFacts(): MenuFacts {
  const { t } = useTranslation();
  const settings = useSettings();
  const { theme } = usePreferences();
  const isDarkDevice = useMedia('(prefers-color-scheme: dark)');
  return {
    t,
    format: useFormat(),
    caller: useCaller(),
    settings,
    today: dateIn(settings?.clinic.zone ?? 'Asia/Riyadh', clinicNow()),
    live: useLive(),
    desk: useDesk(),
    isDark: theme === 'system' ? isDarkDevice : theme === 'dark',
    leave: useLeave(),
    show,
    place,
    go,
  };
}

function show(changes: Partial<Place>): void {
  const { path } = place();
  const isDesk = path === '/' || path === '/doctor';
  go({ ...(!isDesk && placeOf('/', '')), at: null, by: null, of: null, ...changes });
}
