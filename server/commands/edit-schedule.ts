// schedule.edit: what a schedule is called, and whether it is in use.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { accept, type Decision, invalidAt } from '#shared/rules/decision.ts';
import { countAhead } from '#server/store/ahead.ts';
import { decideEdit, loadStanding, type Standing } from './edit-fields.ts';
import { handler } from './handler.ts';

/** How a schedule stands, and how many visits and holds of it are to come. */
type Facts = Standing<Schedule> & { readonly ahead: number };

function edited(schedule: Schedule, was: Record<string, unknown>): ClinicEvent {
  return { type: 'schedule.edited', schedule, was };
}

/** A schedule with visits to come stays in use. */
export function decideUse({ active }: Schedule, ahead: number): Decision<null> {
  return active || ahead === 0 ? accept(null) : invalidAt('active', 'in-use', { count: ahead });
}

export const editSchedule = handler<'schedule.edit', Facts>('schedule.edit', {
  async load(tx, input, context) {
    const { scheduleId } = input;
    const noun = context.settings.schedules.find(({ id }) => id === scheduleId);
    const standing = await loadStanding(tx, context, input, noun);
    if (!standing.ok) return standing;
    const asked = { now: context.at, scheduleId, kinds: ['appointment', 'hold'] } as const;
    const ahead = input.active === false ? await countAhead(tx, context.caller.clinicId, asked) : 0;
    return accept({ facts: { ...standing.value, ahead }, touches: [] });
  },

  decide(facts, input, context) {
    const { ahead } = facts;
    return decideEdit(facts, context, input, {
      check: (schedule) => decideUse(schedule, ahead),
      event: edited,
    });
  },
});
