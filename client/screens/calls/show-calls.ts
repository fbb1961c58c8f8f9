// Going to the confirmation calls: the list of the next working day, only those nobody has confirmed.
import type { Live } from '#client/live/live.ts';
import type { Place } from '#client/screens/place-text.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { instantOf } from '#shared/time/instant.ts';
import { plusDays, startOfDay } from '#shared/time/zone.ts';
import { LOOK_AHEAD_DAYS, nextCallDay } from './next-calls.ts';

interface Asked {
  readonly live: Live;
  readonly settings: Settings | null;
  readonly today: string;
  readonly show: (changes: Partial<Place>) => void;
}

/** Reads which day has visits and goes there; without a line the clinic's hours decide. */
export async function showCalls({ live, settings, today, show }: Asked): Promise<void> {
  if (!settings) return;
  const { zone, weekend } = settings.clinic;
  const from = instantOf(startOfDay(plusDays(today, 1), zone));
  const to = instantOf(startOfDay(plusDays(today, LOOK_AHEAD_DAYS + 1), zone));
  const answer = await live.read('calendar.range', { from, to }).catch(() => null);
  const visits = answer?.ok === true ? answer.value.appointments : live.store.calendar({ from, to });
  const date = nextCallDay(today, { weekend, schedules: settings.schedules }, visits);
  show({ path: '/', view: 'list', date, status: 'unconfirmed', appointmentId: null, patientId: null });
}
