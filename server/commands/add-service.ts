// service.add: one more service that can be booked, last in order.
import { type Service, USUAL_OFFER } from '#shared/model/service.ts';
import { decideLast } from '#shared/rules/arrangement.ts';
import { accept } from '#shared/rules/decision.ts';
import { withoutEmpty } from '#shared/rules/edit.ts';
import { decideLengths, decideNeeds, freeColor, usualStep } from '#shared/rules/offering.ts';
import { handler } from './handler.ts';

export const addService = handler<'service.add', null>('service.add', {
  load: () => Promise.resolve(accept({ facts: null, touches: [] })),

  decide(_, input, context) {
    const { clinic, schedules, services } = context.settings;
    const position = decideLast(services);
    if (!position.ok) return position;
    const service: Service = {
      id: context.commandId,
      name: input.name,
      names: withoutEmpty(input.names ?? {}),
      durationMinutes: input.durationMinutes,
      startEvery: input.startEvery ?? usualStep(clinic),
      startOffset: input.startOffset ?? USUAL_OFFER.startOffset,
      bufferBefore: input.bufferBefore ?? 0,
      bufferAfter: input.bufferAfter ?? 0,
      needs: input.needs,
      color: input.color ?? freeColor(services),
      capacity: input.capacity ?? USUAL_OFFER.capacity,
      public: input.public ?? true,
      noticeMinutes: input.noticeMinutes ?? USUAL_OFFER.noticeMinutes,
      patientDays: input.patientDays ?? USUAL_OFFER.patientDays,
      dailyCap: input.dailyCap ?? USUAL_OFFER.dailyCap,
      position: position.value,
      active: true,
      version: context.version,
    };
    const needs = decideNeeds(service.needs, schedules);
    if (!needs.ok) return needs;
    const lengths = decideLengths(clinic, service);
    if (!lengths.ok) return lengths;
    return accept({ value: service, events: [{ type: 'service.added' as const, service }] });
  },
});
