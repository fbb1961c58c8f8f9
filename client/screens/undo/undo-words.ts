// Taking back in words: what is as it was again, why it cannot be, and whose changes stayed.
import type { Format } from '#client/kit/format.ts';
import { wallSpan } from '#client/screens/desk/times.ts';
import type { CommandName, CommandOutput, MergedField } from '#shared/contract/commands.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Words } from '#shared/i18n/catalog.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';

/** What the sentences need to know. */
export interface UndoFacts {
  readonly t: Translate;
  readonly format: Format;
  readonly patientOf: (patientId: Id) => string;
  readonly scheduleOf: (scheduleId: Id) => string;
}

type Undone = CommandOutput<'command.undo'>;
type Sentence = (words: { patient: string; time: string; status: string }, t: Translate) => string;

const sentences: Readonly<Partial<Record<CommandName, Sentence>>> = {
  'appointment.book': (words, t) => t(($) => $.together.undo.booked, words),
  'hold.book': (words, t) => t(($) => $.together.undo.booked, words),
  'appointment.move': (words, t) => t(($) => $.together.undo.moved, words),
  'appointment.edit': (words, t) => t(($) => $.together.undo.edited, words),
  'appointment.cancel': (words, t) => t(($) => $.together.undo.restored, words),
  'appointment.advance': (words, t) => t(($) => $.together.undo.advanced, words),
  'patient.register': (words, t) => t(($) => $.together.undo.registered, words),
  'patient.edit': (words, t) => t(($) => $.together.undo.corrected, words),
  'patient.merge': (words, t) => t(($) => $.patient.merge.undone, words),
  'hold.place': (_, t) => t(($) => $.together.undo.released),
};

/** What was taken back, or done again, by the command it undid and how things stand now. */
export function undoneWords(name: CommandName, how: 'undo' | 'redo', undone: Undone, facts: UndoFacts): string {
  const { t } = facts;
  const [appointment] = undone.appointments;
  const [person] = undone.patients;
  const [closure] = undone.closures;
  if (undone.series.length > 0) return seriesUndoneWords(name, how, undone, facts);
  const ofSettings = settingsUndoneWords(how, undone, facts);
  if (ofSettings !== null) return ofSettings;
  const isNothing = !appointment && !person && !closure && undone.holds.length === 0;
  if (isNothing) return t(($) => $.together.undo.withdrawn);
  const patient = person?.name ?? (appointment ? facts.patientOf(appointment.patientId) : '');
  if (closure)
    return facts.t(($) => (closure.active ? $.day.closed.again : $.day.closed.undone), {
      name: facts.scheduleOf(closure.scheduleId),
    });
  const words = { patient, time: timeOf(appointment, facts), status: statusOf(appointment, t) };
  if (how === 'redo') return t(($) => $.together.undo.again, words);
  const sentence = sentences[name] ?? ((given) => t(($) => $.together.undo.edited, given));
  return sentence(words, t);
}

/** Of the clinic's own settings: which schedule, or the clinic; null where none were taken back. */
function settingsUndoneWords(how: 'undo' | 'redo', undone: Undone, { t, scheduleOf }: UndoFacts): string | null {
  const [schedule] = undone.schedules;
  if (undone.clinics.length > 0)
    return t(($) => (how === 'undo' ? $.together.undo.clinic : $.together.undo.clinicAgain));
  if (!schedule) return null;
  const name = scheduleOf(schedule.id);
  return t(($) => (how === 'undo' ? $.together.undo.schedule : $.together.undo.scheduleAgain), { name });
}

/** Of a series as a whole: whose visits, or whose time. */
function seriesUndoneWords(name: CommandName, how: 'undo' | 'redo', undone: Undone, facts: UndoFacts): string {
  const { t, patientOf, scheduleOf } = facts;
  const [series] = undone.series;
  const patient = patientOf(series?.patientId ?? '');
  if (series?.kind === 'closures') {
    const words = { name: scheduleOf(series.scheduleIds[0] ?? '') };
    const isOpen = (name === 'schedule.close-series') === (how === 'undo');
    if (!isOpen) return t(($) => $.series.undo.closedAgain, words);
    return how === 'undo' ? t(($) => $.series.undo.closed, words) : t(($) => $.day.closed.undone, words);
  }
  if (how === 'redo') return t(($) => $.series.undo.again, { patient });
  if (name === 'series.start') {
    return t(($) => $.series.undo.started, { patient, count: undone.appointments.length });
  }
  return name === 'series.end'
    ? t(($) => $.series.undo.ended, { patient })
    : t(($) => $.series.undo.changed, { patient });
}

type RefusedWords = Words['together']['undo']['refused'];

/** Why something cannot be taken back. */
export function notUndoneWords(code: string, patient: string, t: Translate): string {
  const known: Readonly<Record<keyof RefusedWords, string>> = {
    'slot-taken': t(($) => $.together.undo.refused['slot-taken'], { patient }),
    'outside-hours': t(($) => $.together.undo.refused['outside-hours']),
    'wrong-status': t(($) => $.together.undo.refused['wrong-status']),
    'too-old': t(($) => $.together.undo.refused['too-old']),
    unavailable: t(($) => $.together.undo.refused.unavailable),
    forbidden: t(($) => $.together.undo.refused.forbidden),
    conflict: t(($) => $.together.undo.refused.conflict),
    'not-found': t(($) => $.together.undo.refused['not-found']),
    other: t(($) => $.together.undo.refused.other),
  };
  return known[code as keyof RefusedWords] ?? known.other;
}

/** What others had changed that this went on top of: `Saved. Huda’s change of the room was kept.` Null where nothing. */
export function mergedWords(merged: readonly MergedField[] | undefined, facts: UndoFacts): string | null {
  const { t, format } = facts;
  if (!merged || merged.length === 0) return null;
  const names = [...new Set(merged.map(({ field }) => field as keyof Words['together']['part']))];
  const fields = format.list(names.map((name) => t(($) => $.together.part[name])));
  const authors = new Set(merged.map(({ by }) => by?.name ?? ''));
  const [by = ''] = authors;
  if (authors.size > 1 || by === '') return t(($) => $.together.merged.somebody, { fields });
  return t(($) => $.together.merged.one, { by, fields });
}

/** The day and time of an appointment in one line; nothing where there is none. */
export function timeOf(appointment: Appointment | undefined, { t, format }: UndoFacts): string {
  if (!appointment) return '';
  const { start, end } = wallSpan(appointment);
  const day = format.dateTitle(appointment.startWall.slice(0, 10));
  return t(($) => $.booking.slots.when, { day, time: format.timeRange(start, end) });
}

function statusOf(appointment: Appointment | undefined, t: Translate): string {
  return appointment ? t(($) => $.common.status[appointment.status]) : '';
}
