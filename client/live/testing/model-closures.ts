// What the clinic in memory makes of closed time, and of one of its settings: what a schedule is called.
import type { Settings } from '#shared/contract/queries.ts';
import { type Closure, UNPLANNED } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import { whatWas } from '#shared/rules/was.ts';
import type { Deciders } from './model-deciders.ts';

/** What it decides upon. */
export type ClosureState = { readonly settings: Settings; readonly closures: ReadonlyMap<Id, Closure> };

/** The deciders; nobody is in the way of a closure here, since only how it is followed is looked at. */
export function closureDeciders(state: ClosureState): Deciders<'schedule.close' | 'schedule.reopen' | 'schedule.edit'> {
  return {
    'schedule.close': ({ scheduleId, start, end, reason }, { id, version }) => {
      const closure = { id, scheduleId, start, end, reason, ...UNPLANNED, kept: [], active: true, version };
      return { value: closure, events: [{ type: 'schedule.closed', closure }] };
    },
    'schedule.reopen': ({ closureId }, { version }) => {
      const held = state.closures.get(closureId);
      if (!held) return { code: 'not-found' };
      if (!held.active) return { value: held, events: [] };
      const closure = { ...held, active: false, version };
      return { value: closure, events: [{ type: 'schedule.reopened', closure, was: whatWas(held, closure) }] };
    },
    'schedule.edit': ({ scheduleId, name }, { version }) => {
      const held = state.settings.schedules.find(({ id }) => id === scheduleId);
      if (!held) return { code: 'not-found' };
      const schedule = { ...held, name: name ?? held.name, version };
      return { value: schedule, events: [{ type: 'schedule.edited', schedule, was: whatWas(held, schedule) }] };
    },
  };
}
