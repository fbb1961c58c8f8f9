// What can be asked of a clinic's schedules, services, screens and settings: one row per command.
import { z } from 'zod';
import { clinic } from '#shared/model/clinic.ts';
import { closure } from '#shared/model/closure.ts';
import { display, displayKind } from '#shared/model/display.ts';
import { id, version } from '#shared/model/id.ts';
import { weeklyWindow } from '#shared/model/hours.ts';
import { schedule, scheduleKind } from '#shared/model/schedule.ts';
import { series } from '#shared/model/series.ts';
import { need, service, serviceColor } from '#shared/model/service.ts';
import { nameText, reasonText, titleText, translatedNames } from '#shared/model/text.ts';
import { instant } from '#shared/time/instant.ts';
import { localTime } from '#shared/time/local-time.ts';
import { command } from './command-row.ts';
import { locale, zone } from './place.ts';
import { closureChoices, rule } from './repeating.ts';
import { visitDecisions } from './visit-decisions.ts';

const hours = z.array(weeklyWindow).max(70);
const onHours = { hours, ...schedule.pick({ otherHours: true, exceptions: true, observes: true }).shape };
const naming = { name: nameText, names: translatedNames, title: titleText, titles: translatedNames };
const onSchedule = { ...naming, active: z.boolean() };
const onService = {
  name: nameText,
  names: translatedNames,
  durationMinutes: z.int().min(1).max(1440),
  startEvery: z.int().min(1).max(1440),
  startOffset: z.int().min(0).max(1439),
  bufferBefore: z.int().min(0).max(240),
  bufferAfter: z.int().min(0).max(240),
  capacity: z.int().min(1).max(100),
  needs: z.array(need).min(1).max(8),
  color: serviceColor,
  public: z.boolean(),
  noticeMinutes: z.int().min(0).max(43_200),
  patientDays: z.int().min(1).max(400).nullable(),
  dailyCap: z.int().min(1).max(500).nullable(),
  active: z.boolean(),
};
const { digits, hourCycle, weekStart, hijri, hijriAdjust, gridMinutes, longest, seriesMonths, holidays, prayer } =
  clinic.shape;
const onClinic = {
  name: nameText,
  names: translatedNames,
  zone,
  locale,
  digits,
  hourCycle,
  weekStart,
  weekend: z.array(z.int().min(1).max(7)).max(6),
  hijri,
  hijriAdjust,
  gridMinutes,
  longest,
  horizonDays: z.int().min(1).max(1100),
  backdateDays: z.int().min(0).max(366),
  seriesMonths,
  holidays,
  prayer,
};

/** What an edit is given: which version it saw, the old value of each field it names, and the new ones. */
function editOf<S extends z.ZodRawShape>(fields: S) {
  const some = z.strictObject(fields).partial();
  return { baseVersion: version, base: some, ...some.shape };
}

/** The commands on what a clinic consists of. */
export const clinicCommands = {
  'clinic.edit': command({
    does: 'Changes the clinic’s settings, field by field; visits that would be left outside the hours are decided about with it.',
    input: z.strictObject({ ...editOf(onClinic), visits: visitDecisions.optional() }),
    output: clinic,
    allow: 'administer',
    refusals: ['conflict', 'slot-taken', 'outside-hours', 'not-found'],
  }),
  'schedule.add': command({
    does: 'Adds a practitioner, a room or a device, last in order.',
    input: z.strictObject({
      kind: scheduleKind,
      name: nameText,
      ...z.strictObject({ names: naming.names, title: naming.title, titles: naming.titles, ...onHours }).partial()
        .shape,
    }),
    output: schedule,
    allow: 'administer',
    refusals: [],
  }),
  'schedule.edit': command({
    does: 'Renames a schedule, or puts it out of use and back.',
    input: z.strictObject({ scheduleId: id, ...editOf(onSchedule) }),
    output: schedule,
    allow: 'administer',
    refusals: ['conflict', 'not-found'],
  }),
  'schedule.set-hours': command({
    does: 'Says when a schedule is open: its usual week, other weeks for a while, dates that differ. Visits that would be left outside the hours are decided about with it; any other is a conflict that names them.',
    input: z.strictObject({ scheduleId: id, ...editOf(onHours), visits: visitDecisions.optional() }),
    output: schedule,
    allow: 'administer',
    refusals: ['conflict', 'slot-taken', 'outside-hours', 'not-found'],
  }),
  'schedule.arrange': command({
    does: 'Puts all schedules in an order, which is that of the columns and of the choice of a room.',
    input: z.strictObject({ scheduleIds: z.array(id).max(500) }),
    output: z.array(schedule),
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'schedule.close': command({
    does: 'Closes time on a schedule; visits in that time are kept in it, moved or cancelled with it, and any nobody decided about is a conflict that names them.',
    input: z.strictObject({
      scheduleId: id,
      start: instant,
      end: instant,
      reason: reasonText,
      keep: z.array(id).max(500).optional(),
      visits: visitDecisions.optional(),
    }),
    output: closure,
    allow: 'closures',
    refusals: ['conflict', 'slot-taken', 'outside-hours', 'not-found'],
  }),
  'schedule.close-series': command({
    does: 'Closes time on a schedule that repeats by a rule, but for the occurrences that are skipped and the visits that stay.',
    input: z.strictObject({
      scheduleId: id,
      startLocal: localTime,
      durationMinutes: z
        .int()
        .min(1)
        .max(366 * 1440),
      rule,
      reason: reasonText,
      choices: closureChoices.optional(),
    }),
    output: z.object({ series, closures: z.array(closure) }),
    allow: 'closures',
    refusals: ['conflict', 'not-found'],
  }),
  'schedule.reopen': command({
    does: 'Opens closed time again.',
    input: z.strictObject({ closureId: id }),
    output: closure,
    allow: 'closures',
    refusals: ['not-found'],
  }),
  'service.add': command({
    does: 'Adds a service that can be booked, last in order.',
    input: z.strictObject({
      name: nameText,
      durationMinutes: onService.durationMinutes,
      needs: onService.needs,
      ...z
        .strictObject({
          names: onService.names,
          startEvery: onService.startEvery,
          startOffset: onService.startOffset,
          bufferBefore: onService.bufferBefore,
          bufferAfter: onService.bufferAfter,
          color: onService.color,
          public: onService.public,
          capacity: onService.capacity,
          noticeMinutes: onService.noticeMinutes,
          patientDays: onService.patientDays,
          dailyCap: onService.dailyCap,
        })
        .partial().shape,
    }),
    output: service,
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'service.edit': command({
    does: 'Changes a service, or puts it out of use and back; what is booked stays as it was booked.',
    input: z.strictObject({ serviceId: id, ...editOf(onService) }),
    output: service,
    allow: 'administer',
    refusals: ['conflict', 'not-found'],
  }),
  'service.arrange': command({
    does: 'Puts all services in an order.',
    input: z.strictObject({ serviceIds: z.array(id).max(500) }),
    output: z.array(service),
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'display.pair': command({
    does: 'Makes the screen that shows a code one of the clinic’s.',
    input: z.strictObject({
      code: z.string().max(20),
      kind: displayKind,
      name: nameText,
      queueIds: z.array(id).max(50),
    }),
    output: display,
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'display.rename': command({
    does: 'Gives a screen another name.',
    input: z.strictObject({ displayId: id, name: nameText }),
    output: display,
    allow: 'administer',
    refusals: ['not-found'],
  }),
  'display.revoke': command({
    does: 'Takes a screen’s right to show anything; it asks to be paired again.',
    input: z.strictObject({ displayId: id }),
    output: display,
    allow: 'administer',
    refusals: ['not-found'],
  }),
} as const;
