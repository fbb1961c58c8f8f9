// clinic.edit: changes the clinic's settings, field by field, and what becomes of visits that would be left outside the hours.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Holiday } from '#shared/model/hours.ts';
import { decideClinic } from '#shared/rules/clinic-habits.ts';
import { accept } from '#shared/rules/decision.ts';
import { withoutEmpty } from '#shared/rules/edit.ts';
import { countAhead } from '#server/store/ahead.ts';
import { decideEdit, loadStanding } from './edit-fields.ts';
import { handler } from './handler.ts';
import { decideLeft, type LeftFacts, loadLeftBy } from './left-outside.ts';

function named(holiday: Holiday): Holiday {
  return { ...holiday, names: withoutEmpty(holiday.names) };
}

export const editClinic = handler<'clinic.edit', LeftFacts<Clinic>>('clinic.edit', {
  async load(tx, input, context) {
    const { clinic, services, schedules } = context.settings;
    const standing = await loadStanding(tx, context, input, clinic);
    if (!standing.ok) return standing;
    const ahead = input.zone === undefined ? 0 : await countAhead(tx, context.caller.clinicId, { now: context.at });
    const weekend = input.weekend && [...new Set(input.weekend)].toSorted((a, b) => a - b);
    const asked = { ...input, weekend, holidays: input.holidays?.map(named) };
    const change = decideEdit(standing.value, context, asked, {
      check: (edited) => decideClinic(clinic, edited, { services, ahead }),
      event: (edited, was) => ({ type: 'clinic.edited', clinic: edited, was }),
    });
    if (!change.ok) return change;
    const after = { clinic: change.value.value, schedules };
    const left = await loadLeftBy(tx, context, change.value, { after, visits: input.visits });
    return left.ok ? accept({ facts: left.value, touches: [] }) : left;
  },

  decide: (facts, _input, context, can) => decideLeft(facts, context, can),
});
