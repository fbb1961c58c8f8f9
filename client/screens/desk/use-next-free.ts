// The next free time of each practitioner, true from moment to moment.
import { useMemo, useState } from 'react';
import { useCalendar } from '#client/live/hooks.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import { useAllFollowed } from '#client/screens/use-followed.ts';
import { DAY, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { chipsOf, type FreeChip, type Usual, wishesFor } from './free-chips.ts';
import { useScene } from './scene.ts';
import { usualService } from './usual-service.ts';

const LOOK_AHEAD = 14 * DAY;
/** What is asked for begins on a mark of so many ms, so that the question stays the same for a while. */
const MARK = 10 * MINUTE;
const NOTHING: readonly FreeChip[] = [];

/** The chips, earliest first; null until they are known. From the day in view on, never before now. */
export function useNextFree(): readonly FreeChip[] | null {
  const { settings, offered, days, window } = useScene();
  const known = useCalendar(window);
  const mark = useClinicNow(MARK);
  const soonest = useClinicNow(MINUTE) + MINUTE;
  const first = days[0]?.start;
  const usual = useMemo((): readonly Usual[] => {
    if (!settings) return [];
    return offered.flatMap((schedule) => {
      const service = schedule.kind === 'practitioner' ? usualService(schedule.id, known, settings.services) : null;
      return service ? [{ schedule, serviceId: service.id }] : [];
    });
  }, [settings, offered, known]);
  const from = first === undefined ? null : Math.max(mark, msOf(first));
  const wishes = useMemo(
    () => (from === null ? [] : wishesFor(usual, { from: instantOf(from), to: instantOf(from + LOOK_AHEAD) })),
    [usual, from],
  );
  const answers = useAllFollowed('slots', wishes);
  const chips = useMemo(() => {
    const isKnown = from !== null && usual.length > 0 && answers.every(({ value }) => value !== null);
    if (!isKnown) return null;
    const found = new Map(wishes.map(({ serviceId }, at) => [serviceId, answers[at]?.value ?? []]));
    return chipsOf(usual, found, instantOf(soonest));
  }, [from, usual, answers, wishes, soonest]);
  // While another question is asked the chips before are still there, so that nothing blinks.
  const [last, setLast] = useState<readonly FreeChip[] | null>(null);
  if (chips !== null && chips !== last) setLast(chips);
  if (settings && usual.length === 0) return NOTHING;
  return chips ?? last;
}
