// Taking back what was done to schedules and to the clinic: as they were, where nobody booked since is left outside the hours.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { InverseOf } from '#shared/contract/inverse.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { changedFields } from '#shared/rules/asked-fields.ts';
import { decideClinic } from '#shared/rules/clinic-habits.ts';
import { conflictNaming } from '#shared/rules/conflict.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { inLanguages } from '#shared/rules/edit.ts';
import { takeBack } from '#shared/rules/undo.ts';
import { whatWas } from '#shared/rules/was.ts';
import { countAhead } from '#server/store/ahead.ts';
import type { Tx } from '#server/store/open.ts';
import { onTop, type Written, writerOf, writtenSince } from './current.ts';
import { decideUse } from './edit-schedule.ts';
import type { Context } from './handler.ts';
import { loadLeft } from './left-outside.ts';
import type { TakenBack } from './undo-noun.ts';

type Back<T> = {
  readonly left: T;
  readonly now: T;
  readonly written: Written;
  readonly restored: Decision<T>;
  /** What takes time from now on, asked for where that decides. */
  readonly ahead: number;
};

/** Schedules and the clinic that are to be as they were, and the visits that would then be outside their hours. */
export type SettingsBack = {
  readonly schedules: readonly Back<Schedule>[];
  readonly clinics: readonly Back<Clinic>[];
  readonly outside: readonly Appointment[];
};

type Inverses = {
  readonly schedules: readonly InverseOf<'schedule'>[];
  readonly clinics: readonly InverseOf<'clinic'>[];
  /** The appointments that are to be as they were in the same commit: they have the time they had. */
  readonly beside: readonly Id[];
};

/** Loads how schedules and the clinic stand that a command left otherwise. */
export async function loadSettingsBack(tx: Tx, context: Context, inverses: Inverses): Promise<SettingsBack> {
  const { clinicId } = context.caller;
  const { clinic, schedules } = context.settings;
  const standing = new Map<Id, Schedule>(schedules.map((one) => [one.id, one]));
  const back = { schedules: [] as Back<Schedule>[], clinics: [] as Back<Clinic>[] };
  for (const inverse of inverses.schedules) {
    const one = await loadBack(tx, context, inverse, standing.get(inverse.left.id) ?? inverse.left);
    const goes = one.now.active && one.restored.ok && !one.restored.value.active;
    const asked = { now: context.at, scheduleId: one.now.id, kinds: ['appointment', 'hold'] } as const;
    back.schedules.push({ ...one, ahead: goes ? await countAhead(tx, clinicId, asked) : 0 });
  }
  for (const inverse of inverses.clinics) {
    const one = await loadBack(tx, context, inverse, clinic);
    const moves = one.restored.ok && one.restored.value.zone !== clinic.zone;
    back.clinics.push({ ...one, ahead: moves ? await countAhead(tx, clinicId, { now: context.at }) : 0 });
  }
  if (back.schedules.length + back.clinics.length === 0) return { ...back, outside: [] };
  const next = new Map(
    back.schedules.flatMap(({ restored }) => (restored.ok ? [[restored.value.id, restored.value]] : [])),
  );
  const restoredClinic = back.clinics.flatMap(({ restored }) => (restored.ok ? restored.value : []))[0];
  const after = { clinic: restoredClinic ?? clinic, schedules: schedules.map((one) => next.get(one.id) ?? one) };
  const outside = await loadLeft(tx, context, { before: context.settings, after });
  return { ...back, outside: outside.filter(({ id }) => !inverses.beside.includes(id)) };
}

async function loadBack<N extends 'schedule' | 'clinic', T extends Schedule | Clinic>(
  tx: Tx,
  context: Context,
  inverse: InverseOf<N> & { readonly left: T },
  now: T,
): Promise<Omit<Back<T>, 'ahead'>> {
  const { left } = inverse;
  const written = await writtenSince(tx, context.caller.clinicId, now, left.version);
  return { left, now, written, restored: takeBack(inverse, now, writerOf(written)) };
}

/** Decides whether schedules and the clinic may be as they were: nobody who booked since is left outside the hours. */
export function decideSettings(back: SettingsBack, undoes: Id, context: Context): Decision<TakenBack> {
  const { services } = context.settings;
  const parts = [
    ...back.schedules.map((one) =>
      decideBack(one, context, {
        check: (schedule) => decideUse(schedule, one.ahead),
        event: (schedule, was) => ({ type: 'schedule.undone', schedule, was, undoes }),
      }),
    ),
    ...back.clinics.map((one) =>
      decideBack(one, context, {
        check: (clinic) => decideClinic(one.now, clinic, { services, ahead: one.ahead }),
        event: (clinic, was) => ({ type: 'clinic.undone', clinic, was, undoes }),
      }),
    ),
  ];
  const no = parts.find((part) => !part.ok);
  if (no) return no;
  if (back.outside.length > 0) return conflictNaming(back.outside);
  const done = parts.flatMap((part) => (part.ok ? part.value : []));
  return accept({
    schedules: done.flatMap(({ noun }) => ('kind' in noun ? noun : [])),
    clinics: done.flatMap(({ noun }) => ('slug' in noun ? noun : [])),
    events: done.flatMap(({ events }) => events),
    rebased: done.some(({ rebased }) => rebased),
    merged: done.flatMap(({ merged }) => merged ?? []),
  });
}

type Means<T> = {
  readonly check: (noun: T) => Decision<null>;
  readonly event: (noun: T, was: Record<string, unknown>) => ClinicEvent;
};
type Done = Pick<TakenBack, 'events' | 'rebased' | 'merged'> & { readonly noun: Schedule | Clinic };

function decideBack<T extends Schedule | Clinic>(back: Back<T>, context: Context, means: Means<T>): Decision<Done> {
  const { left, now, written, restored } = back;
  if (!restored.ok) return restored;
  const was = whatWas(now, restored.value);
  if (Object.keys(was).length === 0) return accept({ noun: now, events: [] });
  const noun = { ...restored.value, version: context.version };
  const allowed = means.check(noun);
  if (!allowed.ok) return allowed;
  const mine = changedFields(inLanguages({ ...now }), inLanguages({ ...noun }));
  return accept({ noun, events: [means.event(noun, was)], ...onTop(context, now, left.version, written, mine) });
}
