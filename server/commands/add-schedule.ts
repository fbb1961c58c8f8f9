// schedule.add: a practitioner, a room or a device more, last in order.
import { type Schedule, usualCalendar } from '#shared/model/schedule.ts';
import { decideLast } from '#shared/rules/arrangement.ts';
import { accept } from '#shared/rules/decision.ts';
import { withoutEmpty } from '#shared/rules/edit.ts';
import { decideHours } from '#shared/rules/hours.ts';
import { handler } from './handler.ts';

export const addSchedule = handler<'schedule.add', null>('schedule.add', {
  load: () => Promise.resolve(accept({ facts: null, touches: [] })),

  decide(_, input, context) {
    const usual = usualCalendar(input.kind);
    const hours = decideHours({
      hours: input.hours ?? [],
      otherHours: input.otherHours ?? usual.otherHours,
      exceptions: input.exceptions ?? usual.exceptions,
    });
    if (!hours.ok) return hours;
    const position = decideLast(context.settings.schedules);
    if (!position.ok) return position;
    const schedule: Schedule = {
      id: context.commandId,
      kind: input.kind,
      name: input.name,
      names: withoutEmpty(input.names ?? {}),
      title: input.title ?? '',
      titles: withoutEmpty(input.titles ?? {}),
      ...hours.value,
      observes: input.observes ?? usual.observes,
      position: position.value,
      active: true,
      version: context.version,
    };
    return accept({ value: schedule, events: [{ type: 'schedule.added' as const, schedule }] });
  },
});
