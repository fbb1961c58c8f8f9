// News in words: one sentence for whatever others did since the last one.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Format } from '#client/kit/format.ts';
import type { Remote } from '#client/live/feed.ts';
import { wallSpan } from './times.ts';

type Kind = 'booked' | 'moved' | 'edited' | 'cancelled' | 'advanced' | 'confirmed';
type Author = { readonly id: string; readonly name: string };

/** One thing somebody else did to an appointment; `was` is where it stood before. */
export interface Happened {
  readonly kind: Kind;
  readonly by: Author | null;
  readonly appointment: Appointment;
  readonly was: Pick<Appointment, 'start' | 'end'>;
}

const KINDS: Readonly<Partial<Record<ClinicEvent['type'], Kind>>> = {
  'appointment.booked': 'booked',
  'appointment.moved': 'moved',
  'appointment.edited': 'edited',
  'appointment.cancelled': 'cancelled',
  'appointment.advanced': 'advanced',
};

/** What a log row tells that did not come from this same person at another desk. */
export function happenedIn({ by, events }: Remote, ownId: string): Happened[] {
  if (by?.id === ownId) return [];
  return events.flatMap((event) => {
    const kind = KINDS[event.type];
    if (!kind || !('appointment' in event)) return [];
    const { appointment } = event;
    const was = 'was' in event ? event.was : {};
    const isMark = kind === 'edited' && 'confirmedAt' in was && appointment.confirmedAt !== null;
    const { start, end } = { ...appointment, ...was };
    return [{ kind: isMark ? 'confirmed' : kind, by, appointment, was: { start, end } }];
  });
}

/** One sentence for all of it, and whose doing it was where it was one person's. */
export function newsWords(
  happened: readonly Happened[],
  patientOf: (patientId: string) => string,
  t: Translate,
  format: Format,
): { readonly text: string; readonly by: Author | null } {
  const last = happened.at(-1);
  const authors = new Map(happened.map(({ by }) => [by?.id, by]));
  const by = authors.size === 1 ? (last?.by ?? null) : null;
  const name = by?.name ?? t(($) => $.calendar.remote.somebody);
  const count = new Set(happened.map(({ appointment }) => appointment.id)).size;
  if (last && count === 1) return { text: oneThing(last, name, patientOf(last.appointment.patientId), t, format), by };
  const kinds = new Set(happened.map(({ kind }) => kind));
  const [kind] = kinds;
  const isOfOneKind = kinds.size === 1 && (kind === 'booked' || kind === 'moved' || kind === 'cancelled');
  const text = isOfOneKind
    ? t(($) => $.desk.news[kind], { by: name, count })
    : t(($) => $.calendar.remote.changes, { by: name, count });
  return { text, by };
}

function oneThing({ kind, appointment }: Happened, by: string, patient: string, t: Translate, format: Format): string {
  const { start, end } = wallSpan(appointment);
  const words = {
    by,
    patient,
    time: format.timeRange(start, end),
    status: t(($) => $.common.status[appointment.status]),
  };
  return t(($) => $.calendar.remote[kind], words);
}
