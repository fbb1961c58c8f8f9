// The names of patients whose visits lie outside the days that are kept, read when they are asked about.
import { useEffect, useState } from 'react';
import { useLive } from '#client/live/hooks.ts';
import type { Appointment } from '#shared/model/appointment.ts';

/** At most so many are read one by one; nobody looks at longer lists by name. */
const MOST = 30;
const NOBODY: ReadonlyMap<string, string> = new Map();

/** The names by patient, as they come; without a line none. */
export function useReadNames(
  visits: readonly Appointment[],
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const live = useLive();
  const [names, setNames] = useState(NOBODY);
  const missing = [...new Set(visits.map(({ patientId }) => patientId))].filter(
    (id) => !known.has(id) && !names.has(id),
  );
  const wanted = missing.slice(0, MOST).join(' ');
  useEffect(() => {
    let isOver = false;
    const learn = async (patientId: string) => {
      const came = await live.read('patient.view', { patientId });
      if (came.ok && !isOver) setNames((before) => new Map([...before, [patientId, came.value.name]]));
    };
    for (const id of wanted.split(' ').filter((each) => each !== '')) learn(id).catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [live, wanted]);
  return names;
}
