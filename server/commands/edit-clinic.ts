// clinic.edit: changes the clinic's settings, field by field.
import type { Clinic } from '#shared/model/clinic.ts';
import { decideClinic } from '#shared/rules/clinic-habits.ts';
import { accept } from '#shared/rules/decision.ts';
import { countAhead } from '#server/store/ahead.ts';
import { decideEdit, loadStanding, type Standing } from './edit-fields.ts';
import { handler } from './handler.ts';

type Facts = Standing<Clinic> & { readonly ahead: number };

export const editClinic = handler<'clinic.edit', Facts>('clinic.edit', {
  async load(tx, input, context) {
    const standing = await loadStanding(tx, context, input, context.settings.clinic);
    if (!standing.ok) return standing;
    const ahead = input.zone === undefined ? 0 : await countAhead(tx, context.caller.clinicId, { now: context.at });
    return accept({ facts: { ...standing.value, ahead }, touches: [] });
  },

  decide(facts, input, context) {
    const { ahead, noun } = facts;
    const { services } = context.settings;
    const weekend = input.weekend && [...new Set(input.weekend)].toSorted((a, b) => a - b);
    const asked = { ...input, weekend };
    return decideEdit(facts, context, asked, {
      check: (edited) => decideClinic(noun, edited, { services, ahead }),
      event: (clinic, was) => ({ type: 'clinic.edited', clinic, was }),
    });
  },
});
