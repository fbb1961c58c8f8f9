// schedule.set-hours: when a schedule is open, together with what becomes of the visits that would be left outside.
import type { Schedule } from '#shared/model/schedule.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { decideHours } from '#shared/rules/hours.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import { decideEdit, loadStanding } from './edit-fields.ts';
import { handler } from './handler.ts';
import { decideLeft, type LeftFacts, loadLeftBy } from './left-outside.ts';

type Input = CommandInput<'schedule.set-hours'>;

/** What is asked for, each list in its order. */
function ordered(input: Input, noun: Schedule): Decision<Input> {
  const { hours, otherHours, exceptions } = input;
  const decided = decideHours({
    hours: hours ?? noun.hours,
    otherHours: otherHours ?? noun.otherHours,
    exceptions: exceptions ?? noun.exceptions,
  });
  if (!decided.ok) return decided;
  return accept({
    ...input,
    ...(hours && { hours: decided.value.hours }),
    ...(otherHours && { otherHours: decided.value.otherHours }),
    ...(exceptions && { exceptions: decided.value.exceptions }),
  });
}

export const setHours = handler<'schedule.set-hours', LeftFacts<Schedule>>('schedule.set-hours', {
  async load(tx, input, context) {
    const { scheduleId, visits } = input;
    const { schedules, clinic } = context.settings;
    const standing = await loadStanding(
      tx,
      context,
      input,
      schedules.find(({ id }) => id === scheduleId),
    );
    if (!standing.ok) return standing;
    const asked = ordered(input, standing.value.noun);
    if (!asked.ok) return asked;
    const change = decideEdit(standing.value, context, asked.value, {
      event: (schedule, was) => ({ type: 'schedule.edited', schedule, was }),
    });
    if (!change.ok) return change;
    const edited = change.value.value;
    const after = { clinic, schedules: schedules.map((one) => (one.id === scheduleId ? edited : one)) };
    const left = await loadLeftBy(tx, context, change.value, { after, scheduleId, visits });
    return left.ok ? accept({ facts: left.value, touches: [] }) : left;
  },

  decide: (facts, _input, context, can) => decideLeft(facts, context, can),
});
