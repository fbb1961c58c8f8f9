// service.edit: changes a service, or puts it out of use and back; what is booked stays as it was booked.
import type { Service } from '#shared/model/service.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { decideLengths, decideNeeds } from '#shared/rules/offering.ts';
import { decideEdit, loadEdit, type Standing } from './edit-fields.ts';
import { type Context, handler } from './handler.ts';

/** What a service needs is judged when it becomes other; what it takes, as long as it is in use. */
function decideService(before: Service, after: Service, { settings }: Context): Decision<null> {
  const changed = !sameValue(before.needs, after.needs);
  const needs = changed ? decideNeeds(after.needs, settings.schedules, before.needs) : accept(null);
  return needs.ok && after.active ? decideLengths(settings.clinic, after) : needs;
}

export const editService = handler<'service.edit', Standing<Service>>('service.edit', {
  load(tx, input, context) {
    const service = context.settings.services.find(({ id }) => id === input.serviceId);
    return loadEdit(tx, context, input, service);
  },

  decide(standing, input, context) {
    return decideEdit(standing, context, input, {
      check: (edited) => decideService(standing.noun, edited, context),
      event: (service, was) => ({ type: 'service.edited', service, was }),
    });
  },
});
