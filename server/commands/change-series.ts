// series.change: one visit of a series, that and those that follow, or all that are to come, in one commit.
import type { CommandOutput } from '#shared/contract/commands.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Series } from '#shared/model/series.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { departing } from '#shared/rules/series-change.ts';
import { type Choice, type PlannedVisit, planVisits, unplacedOf } from '#shared/rules/series-plan.ts';
import { whatWas } from '#shared/rules/was.ts';
import { chosenParts, claimsOfAll, isPlaced, type Placed, plannedFields, visitOf } from './book-planned.ts';
import { type ChangeWish, type Going, inSet, loadChangeWish } from './change-wish.ts';
import { type CurrentSeries, loadCurrentSeries } from './current-series.ts';
import { type Change, type Context, handler } from './handler.ts';
import { practitionersOf, touchedBy } from './placement.ts';
import { unchosen } from './start-series.ts';

type Facts = CurrentSeries & { readonly wish: ChangeWish };
type Done = Decision<Change<CommandOutput<'series.change'>>>;

export const changeSeries = handler<'series.change', Facts>('series.change', {
  async load(tx, { baseVersion, choices = [], ...asked }, context) {
    const current = await loadCurrentSeries(tx, context, { seriesId: asked.seriesId, baseVersion });
    if (!current.ok) return current;
    const { facts, touches } = current.value;
    const planning = { tx, clinicId: context.caller.clinicId, settings: context.settings, now: context.now };
    const wish = await loadChangeWish(planning, facts, asked, { newId: context.commandId, choices });
    if (!wish.ok) return wish;
    const named = practitionersOf(context, asked.set.scheduleIds ?? []);
    const all = new Set([...touches, ...named, ...touchedByWish(context, wish.value, choices)]);
    return accept({ facts: { ...facts, wish: wish.value }, touches: [...all] });
  },

  decide({ series, wish }, { scope, choices = [] }, context, can) {
    if (choices.some(({ action }) => action === 'override') && !can('override')) return refuse({ code: 'forbidden' });
    const [kept] = wish.plan.kept;
    const stays = wish.going.length + wish.fresh.length === 0;
    if (scope === 'this' && stays)
      return kept
        ? refuse({ code: 'wrong-status', from: kept.member.status, to: 'booked' })
        : refuse({ code: 'not-found' });
    const planned = planVisits(
      wish.facts,
      [...wish.going.flatMap(({ wished }) => wished ?? []), ...wish.fresh],
      choices,
    );
    if (!planned.ok) return refuse(inSet(planned.refusal));
    const waiting = new Set(series.unplaced.map(({ recurrenceId }) => recurrenceId));
    const isPatient = (one: PlannedVisit) => !one.choice && scope !== 'this' && waiting.has(one.wished.recurrenceId);
    const unplaced = unplacedOf(planned.value);
    const stopping = unplaced.filter((one) => !isPatient(one));
    if (stopping.length > 0) return unchosen(stopping);
    return changed(series, wish, { planned: planned.value, choices, unplaced: unplaced.filter(isPatient) }, context);
  },
});

/** The practitioners whose time a change can take: those its visits or a choice name, or all who could serve where none is. */
function touchedByWish(context: Context, { going, fresh }: ChangeWish, choices: readonly Choice[]): Id[] {
  const chosen = new Map(choices.map((one) => [one.recurrenceId, one.scheduleIds]));
  return [...going.flatMap(({ wished }) => wished ?? []), ...fresh].flatMap(({ recurrenceId, service, scheduleIds }) =>
    touchedBy(context, service, chosen.get(recurrenceId) ?? scheduleIds),
  );
}

type Planned = {
  readonly planned: readonly PlannedVisit[];
  readonly choices: readonly Choice[];
  readonly unplaced: readonly PlannedVisit[];
};

function changed(was: Series, wish: ChangeWish, { planned, choices, unplaced }: Planned, context: Context): Done {
  const { version } = context;
  const places = new Map(planned.filter(isPlaced).map((one) => [one.wished.owner, one]));
  const skipped = choices.filter(({ action }) => action === 'skip').map((one) => one.recurrenceId);
  const waiting = unplaced.map(({ wished, result }) => ({ recurrenceId: wished.recurrenceId, result }));
  const next = settled(was, wish, skipped, waiting as Series['unplaced'], version);
  const going = wish.going.map((one) => {
    const place = places.get(one.follower.member.id);
    return one.wished && !place ? cancelled(one.follower.member, version) : goneOn(one, place, context);
  });
  const left = wish.plan.leave.map((member) => cancelled(member, version));
  const { from, own } = wish;
  const booked = wish.fresh.flatMap((one) => {
    const place = places.get(one.owner);
    if (!place || from.patientId === null) return [];
    const visit = visitOf(context, { ...from, patientId: from.patientId }, place);
    return { ...visit, departs: departing(visit.departs, own) };
  });
  const changes = [...going, ...left].filter(({ now, before }) => Object.keys(whatWas(before, now)).length > 0);
  const moving = new Set(wish.going.filter(({ wished }) => wished).map(({ follower }) => follower.member.id));
  const placed = [...changes.map(({ now }) => now).filter(({ id }) => places.has(id)), ...booked];
  const parts = seriesEvents(was, wish, next, version);
  return accept({
    value: {
      series: parts.map((event) => event.series),
      appointments: [...changes.map(({ now }) => now), ...booked],
    },
    events: [
      ...parts,
      ...changes.map((one) => eventOf(one)),
      ...booked.map((appointment): ClinicEvent => ({ type: 'appointment.booked', appointment })),
    ],
    release: [...moving, ...left.map(({ now }) => now.id)],
    claims: claimsOfAll(
      placed.toSorted((a, b) => a.start.localeCompare(b.start)),
      wish.facts.taken,
    ),
  });
}

/** The series as it goes on, with what was left out and what still has no place; one of whose visits one alone changes stays. */
function settled(
  was: Series,
  wish: ChangeWish,
  skipped: readonly string[],
  unplaced: Series['unplaced'],
  version: number,
): Series {
  const { series } = wish.plan;
  const found = new Set(wish.fresh.map(({ recurrenceId }) => recurrenceId));
  const left = series.id === was.id && series.sequence === was.sequence ? series.unplaced : [];
  const next = {
    ...series,
    excluded: [...new Set([...series.excluded, ...skipped.filter((one) => found.has(one))])].toSorted(),
    unplaced: [...left.filter(({ recurrenceId }) => !found.has(recurrenceId)), ...unplaced],
  };
  return Object.keys(whatWas(was, next)).length === 0 ? was : { ...next, tz: process.versions.tz ?? '', version };
}

type SeriesEvent = Extract<ClinicEvent, { type: 'series.changed' | 'series.started' }>;

function seriesEvents(was: Series, { plan }: ChangeWish, next: Series, version: number): SeriesEvent[] {
  const change = (series: Series): SeriesEvent => ({ type: 'series.changed', series, was: whatWas(was, series) });
  if (!plan.before) return next === was ? [] : [change(next)];
  return [change({ ...plan.before, version }), { type: 'series.started', series: next }];
}

type Changed = { readonly before: Appointment; readonly now: Appointment };

function cancelled(before: Appointment, version: number): Changed {
  return { before, now: { ...before, status: 'cancelled', cancelReason: 'other', cancelNote: '', version } };
}

/** Somebody who goes on, with the slot that was found where it is another. */
function goneOn({ follower, next }: Going, place: Placed | undefined, context: Context): Changed {
  const slot = place ? plannedFields(context, place) : {};
  const departs = departing(next.departs, place ? chosenParts(place) : []);
  return { before: follower.member, now: { ...next, ...slot, departs, version: context.version } };
}

function eventOf({ before, now }: Changed): ClinicEvent {
  const was = whatWas(before, now);
  if (now.status === 'cancelled') return { type: 'appointment.cancelled', appointment: now, was };
  const isMoved = ['start', 'end', 'scheduleIds', 'serviceId'].some((part) => part in was);
  return { type: isMoved ? 'appointment.moved' : 'appointment.edited', appointment: now, was };
}
