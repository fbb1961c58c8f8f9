// What is in the way of an occurrence, in words: a holiday by its name, closed time by its reason, a visit by its patient.
import type { Format } from '#client/kit/format.ts';
import { minutesOfWall } from '#client/screens/appointment/clock-text.ts';
import { spanOf } from '#client/screens/appointment/slot-words.ts';
import type { PlannedOccurrence } from '#shared/contract/repeating.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';

/** What the words need to know; a visit or closed time that nobody has read is null, and told without its own words. */
export interface ProblemFacts {
  readonly t: Translate;
  readonly format: Format;
  readonly zone: string;
  readonly scheduleOf: (scheduleId: Id) => string;
  readonly visitOf: (appointmentId: Id) => Pick<Appointment, 'start' | 'end' | 'patientId'> | null;
  readonly patientOf: (patientId: Id) => string;
  readonly reasonOf: (closureId: Id) => string | null;
}

type Blocker = PlannedOccurrence['blockers'][number];

/** Sentences, each once, the clock's own last; none where nothing is to be said. */
export function problemWords(one: PlannedOccurrence, facts: ProblemFacts): readonly string[] {
  const said = [...wordsOf(one, facts), ...clockWords(one, facts)];
  return [...new Set(said)];
}

function wordsOf(one: PlannedOccurrence, facts: ProblemFacts): readonly string[] {
  const { t, format, scheduleOf } = facts;
  const names = (ids: readonly Id[]) => format.list(ids.map(scheduleOf));
  if (one.result === 'ok' || one.result === 'shifted-gap') return [];
  if (one.result === 'holiday') {
    return [
      one.holiday === null
        ? t(($) => $.series.problem.anyHoliday)
        : t(($) => $.series.problem.holiday, { name: one.holiday }),
    ];
  }
  if (one.result === 'outside-hours') return [t(($) => $.series.problem.hours, { name: names(one.scheduleIds) })];
  if (one.result === 'daily-cap') return [t(($) => $.series.problem.cap, { name: names(one.scheduleIds.slice(0, 1)) })];
  if (one.blockers.length > 0) return one.blockers.map((each) => blockerWords(each, facts));
  const name = names(one.scheduleIds);
  return [
    one.result === 'closure'
      ? t(($) => $.series.problem.closedTime, { name })
      : t(($) => $.series.problem.taken, { name }),
  ];
}

function blockerWords({ kind, owner, scheduleId }: Blocker, facts: ProblemFacts): string {
  const { t, format, zone } = facts;
  const name = facts.scheduleOf(scheduleId);
  if (kind === 'hold') return t(($) => $.series.problem.held, { name });
  if (kind === 'daily-cap') return t(($) => $.series.problem.cap, { name });
  if (kind === 'closure') {
    const reason = facts.reasonOf(owner);
    return reason === null
      ? t(($) => $.series.problem.closedTime, { name })
      : t(($) => $.series.problem.closed, { name, reason });
  }
  const visit = facts.visitOf(owner);
  if (!visit) return t(($) => $.series.problem.taken, { name });
  const span = spanOf(visit, zone);
  const time = isolateAs(format.direction, format.timeRange(span.start, span.end));
  return t(($) => $.series.problem.clash, { name, patient: facts.patientOf(visit.patientId), time });
}

/** A wall time the clock skips, or has twice. */
function clockWords({ clock, recurrenceId, start, end }: PlannedOccurrence, facts: ProblemFacts): readonly string[] {
  const { t, format, zone } = facts;
  const time = isolateAs(format.direction, format.time(minutesOfWall(recurrenceId)));
  if (clock === 'fold') return [t(($) => $.series.problem.fold, { time })];
  if (clock === 'exact') return [];
  const moved = isolateAs(format.direction, format.time(spanOf({ start, end }, zone).start));
  return [t(($) => $.series.problem.gap, { time, moved })];
}
