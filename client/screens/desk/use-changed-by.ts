// Who changed what last on other screens, so that the changed card gets a ring in that person's colour.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangedBy } from '#client/grid/types.ts';
import { personColour } from '#client/kit/person.ts';
import { useRemote } from '#client/live/hooks.ts';
import type { Remote } from '#client/live/feed.ts';

/** So many of the newest are kept; each card rings once for its version anyhow. */
const MOST_KEPT = 200;

/** The last author of each appointment that changed while this page watched, by the appointment's id. */
export function useChangedBy(): ReadonlyMap<string, ChangedBy> {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<ReadonlyMap<string, ChangedBy>>(new Map());
  const hear = useCallback(
    ({ by, events, fresh }: Remote) => {
      const ids = events.flatMap((event) => ('appointment' in event ? [event.appointment.id] : []));
      if (ids.length === 0 || !fresh) return;
      const name = by?.name ?? t(($) => $.calendar.remote.somebody);
      const changedBy = { name, color: `var(--person-${personColour(by?.id ?? '')})` };
      setChanges((before) => {
        const kept = [...before].filter(([id]) => !ids.includes(id)).slice(-MOST_KEPT);
        return new Map([...kept, ...ids.map((id) => [id, changedBy] as const)]);
      });
    },
    [t],
  );
  useRemote(hear);
  return changes;
}
