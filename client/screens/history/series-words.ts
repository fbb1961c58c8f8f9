// What was done to a series, as a person reads it: one line, however many visits went with it.
import { ruleTextSentence } from '#client/screens/series/rule-sentence.ts';
import { partWords, type PartFacts } from '#client/screens/words/part-words.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import { isolate } from '#shared/i18n/isolate.ts';
import type { Series } from '#shared/model/series.ts';
import { readRule, writeRule } from '#shared/rules/recurrence-rule.ts';
import type { DeedWords } from './deed.ts';

type SeriesName = Extract<ClinicEvent['type'], `series.${string}`>;
type SeriesEvent = Extract<ClinicEvent, { type: SeriesName }>;
type Rows = {
  readonly [N in SeriesName]: (event: Extract<ClinicEvent, { type: N }>, facts: PartFacts) => DeedWords;
};

/** One row per event that is about a series, where it stands alone. */
export const seriesRows: Rows = {
  'series.started': (event, facts) => deedOf(event, [event], facts),
  'series.changed': (event, facts) => deedOf(event, [event], facts),
  'series.ended': (event, facts) => deedOf(event, [event], facts),
  'series.extended': (event, facts) => deedOf(event, [event], facts),
  'series.undone': (event, facts) => deedOf(event, [event], facts),
};

/**
 * The one line of a commit about a series: whose, which rule, and how many visits it touched, which are not told one by one.
 * Null of a commit about none. One that was split is changed, and goes on as the newer of the two.
 */
export function seriesDeeds(events: readonly ClinicEvent[], facts: PartFacts): DeedWords[] | null {
  const about = events.filter((event): event is SeriesEvent => event.type.startsWith('series.'));
  const [first] = about;
  if (!first) return null;
  const started = about.find(({ type }) => type === 'series.started');
  const shown = first.type === 'series.changed' && started ? { ...first, series: uncut(started.series, first) } : first;
  return [deedOf(shown, events, facts)];
}

/** What goes on of a series that was split; where its rhythm is the one before, with the times of both parts together. */
function uncut(after: Series, { series: before, was }: Extract<ClinicEvent, { type: 'series.changed' }>): Series {
  const [old, cut, rest] = [was.rule, before.rule, after.rule].map((text) => readRule(String(text)));
  if (!old?.ok || !cut?.ok || !rest?.ok || rest.value.count === null) return after;
  const count = rest.value.count + (cut.value.count ?? 0);
  const isSame = writeRule({ ...rest.value, count }) === writeRule(old.value);
  return isSame ? { ...after, rule: String(was.rule) } : after;
}

function deedOf(event: SeriesEvent, events: readonly ClinicEvent[], facts: PartFacts): DeedWords {
  const { series } = event;
  const { t, format } = facts;
  const was: { readonly rule?: unknown } = 'was' in event ? event.was : {};
  const isOther = event.type === 'series.changed' && typeof was.rule === 'string' && was.rule !== series.rule;
  const sentence = (rule: string) => ruleTextSentence(rule, { t, format });
  const parts = [...(isOther ? [] : [sentence(series.rule)]), ...countWords(series, events, facts)];
  return {
    verb: verbOf(event.type, facts),
    name: whose(series, facts),
    about: parts.map((each) => isolate(each, format.direction)).join(' · '),
    changes: isOther
      ? [{ label: t(($) => $.series.history.rule), from: sentence(String(was.rule)), to: sentence(series.rule) }]
      : [],
    remarks:
      series.active && series.unplaced.length > 0
        ? [t(($) => $.series.history.unplaced, { count: series.unplaced.length })]
        : [],
    nounId: series.id,
  };
}

function verbOf(type: SeriesName, { t }: PartFacts): string {
  const verbs: Readonly<Record<SeriesName, string>> = {
    'series.started': t(($) => $.series.history.started),
    'series.changed': t(($) => $.series.history.changed),
    'series.ended': t(($) => $.series.history.ended),
    'series.extended': t(($) => $.series.history.extended),
    'series.undone': t(($) => $.series.history.undone),
  };
  return verbs[type];
}

/** The patient whose visits they are, or the schedule that is closed. */
function whose({ patientId, scheduleIds }: Series, facts: PartFacts): string {
  return patientId === null ? partWords('practitioner', scheduleIds, facts) : facts.patientOf(patientId);
}

/** How many visits or closed times the commit touched; nothing where it is about none. */
function countWords({ kind }: Series, events: readonly ClinicEvent[], { t }: PartFacts): string[] {
  const count = events.filter((event) => (kind === 'visits' ? 'appointment' in event : 'closure' in event)).length;
  if (count === 0) return [];
  return [
    kind === 'visits' ? t(($) => $.series.history.visits, { count }) : t(($) => $.series.history.closures, { count }),
  ];
}
