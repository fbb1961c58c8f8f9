// One call of each kind that works: what the matrices of isolation and permission ask, one id or one role at a time.
import type { Permission } from '#shared/contract/allow.ts';
import { type CommandInput, type CommandName, commands } from '#shared/contract/commands.ts';
import type { RequestName } from '#shared/contract/frames.ts';
import { type QueryInput, type QueryName, queries } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { recordedClinic } from './recorded-clinic.ts';
import { recordedDisplays } from './recorded-displays.ts';
import { recordedHolds } from './recorded-holds.ts';
import { recordedMembers } from './recorded-members.ts';
import { recordedPast, recordedUndo } from './recorded-past.ts';
import { recordedForesight, recordedSeries } from './recorded-series.ts';
import type { Stage } from './stage.ts';
import { edited, moved, step } from './visits.ts';

/** One call, how it differs from the plain one, and what it needs besides the row's own permission. */
export type Recorded<I> = { readonly how?: string; readonly needs?: Permission; readonly input: (stage: Stage) => I };

const override = { reason: 'the family came from far away' };

function slot(stage: Stage) {
  return { start: stage.free, durationMinutes: 15, scheduleIds: [stage.schedule], serviceId: stage.visitService };
}

const recordedCommands: { readonly [N in CommandName]: readonly Recorded<CommandInput<N>>[] } = {
  'appointment.book': [
    { input: (stage) => ({ ...slot(stage), patientId: stage.patient.id, note: 'a first visit' }) },
    {
      how: 'with a room',
      input: ({ procedure, schedule, room, free, patient }) => ({
        serviceId: procedure,
        scheduleIds: [schedule, room],
        start: free,
        patientId: patient.id,
      }),
    },
    {
      how: 'outside the hours',
      needs: 'override',
      input: (stage) => ({ ...slot(stage), start: stage.late, patientId: stage.patient.id, override }),
    },
    {
      how: 'from a hold',
      input: (stage) => ({
        serviceId: stage.hold.serviceId,
        scheduleIds: stage.hold.scheduleIds,
        start: stage.hold.start,
        patientId: stage.patient.id,
        holdId: stage.hold.id,
      }),
    },
  ],
  'appointment.move': [
    { input: (stage) => moved(stage.visit, slot(stage)) },
    {
      how: 'outside the hours',
      needs: 'override',
      input: (stage) => moved(stage.visit, { start: stage.late, override }),
    },
  ],
  'appointment.edit': [
    {
      input: ({ visit, otherPatient }) =>
        edited(visit, { patientId: otherPatient.id, note: 'for a sister', tags: ['first'], confirmed: true }),
    },
  ],
  'appointment.cancel': [
    {
      input: ({ visit }) => ({
        appointmentId: visit.id,
        baseVersion: visit.version,
        reason: 'patient',
        note: 'rang up',
      }),
    },
  ],
  'appointment.advance': [
    { input: ({ visit }) => step(visit, 'arrived') },
    { how: 'as entered in error', needs: 'step-back', input: ({ visit }) => step(visit, 'entered-in-error') },
  ],
  ...recordedHolds,
  'command.undo': recordedUndo,
  ...recordedClinic,
  ...recordedMembers,
  ...recordedDisplays,
  ...recordedSeries,
  'patient.merge': [{ input: ({ double, otherPatient }) => ({ fromId: double.id, intoId: otherPatient.id }) }],
  'patient.register': [
    {
      input: () => ({
        name: 'Layla Haddad',
        phone: '+966 50 222 3344',
        birthDate: '1990-03-04',
        sex: 'female',
        nationalId: 'A12345',
        note: 'prefers mornings',
      }),
    },
  ],
  'patient.edit': [
    {
      input: ({ patient }) => ({
        patientId: patient.id,
        baseVersion: patient.version,
        base: { sex: patient.sex },
        sex: 'male',
      }),
    },
  ],
};

const recordedQueries: { readonly [N in QueryName]: readonly Recorded<QueryInput<N>>[] } = {
  'calendar.range': [{ input: ({ window, schedule }) => ({ ...window, scheduleIds: [schedule] }) }],
  ...recordedPast,
  ...recordedForesight,
  'clinic.settings': [{ input: () => ({}) }],
  'slot.find': [
    {
      input: ({ window, visitService, schedule }) => ({
        ...window,
        serviceId: visitService,
        scheduleIds: [schedule],
        limit: 5,
      }),
    },
    {
      how: 'for a visit that moves',
      input: ({ window, visitService, visit }) => ({ ...window, serviceId: visitService, exceptId: visit.id }),
    },
  ],
  'patient.search': [{ input: () => ({ text: 'canary', limit: 50 }) }],
  'patient.view': [{ input: ({ patient }) => ({ patientId: patient.id }) }],
  'patient.alike': [
    {
      input: ({ patient, otherPatient }) => ({
        name: patient.name,
        phone: '+966501112231',
        birthDate: '1977-07-07',
        except: otherPatient.id,
      }),
    },
  ],
  'patient.visits': [{ input: ({ patient, window }) => ({ patientId: patient.id, ...window }) }],
  'member.list': [{ input: () => ({}) }],
  'display.view': [{ input: () => ({}) }],
};

/** Socket messages that carry a command or a query; their ids are those of the rows above. */
export const carriers: readonly RequestName[] = ['ask', 'read'];

function slots({ window, visitService, schedule, visit }: Stage): object {
  const key = { ...window, serviceId: visitService, scheduleIds: [schedule], exceptId: visit.id };
  return { stream: 'slots', key };
}

/** The other socket messages, as somebody of a clinic says them. */
export const recordedRequests: Readonly<Record<string, (clinic: string, epoch: Id, stage: Stage) => object>> = {
  watch: (clinic, epoch, { window }) => ({ clinic, epoch, since: 0, ...window }),
  unwatch: (clinic) => ({ clinic }),
  here: (_clinic, _epoch, { schedule, visit }) => ({
    view: { page: 'day', date: '2026-11-20', scheduleId: schedule, appointmentId: visit.id },
  }),
  lock: (_clinic, _epoch, { room, visit }) => ({
    id: room,
    on: { noun: 'appointment', id: visit.id },
    mode: 'take-over',
  }),
  unlock: (_clinic, _epoch, { room }) => ({ id: room }),
  follow: (_clinic, _epoch, stage) => slots(stage),
  unfollow: (_clinic, _epoch, stage) => slots(stage),
};

/** A recorded call of a command or a query, with every permission it needs. */
export type Call = {
  readonly kind: 'commands' | 'queries';
  readonly name: string;
  readonly title: string;
  readonly needs: readonly Permission[];
  readonly isPrivate: boolean;
  input(stage: Stage): object;
};

/** Every recorded call. A row of the contract without one is named by `unrecorded`. */
export const calls: readonly Call[] = [
  ...callsOf('commands', recordedCommands, commands),
  ...callsOf('queries', recordedQueries, queries),
];

type Row = { readonly allow: Permission; readonly private?: true };

function callsOf(
  kind: Call['kind'],
  recorded: Readonly<Record<string, readonly Recorded<object>[]>>,
  rows: Readonly<Record<string, Row>>,
): Call[] {
  return Object.entries(recorded).flatMap(([name, some]) =>
    some.map(({ how, needs, input }) => ({
      kind,
      name,
      title: how ? `${name} ${how}` : name,
      needs: [rows[name]!.allow, ...(needs ? [needs] : [])],
      isPrivate: rows[name]!.private === true,
      input,
    })),
  );
}
