// What recorded calls are about: the nouns of one clinic, or of none.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Member } from '#shared/model/caller.ts';
import { type Closure, UNPLANNED } from '#shared/model/closure.ts';
import type { DatedHours } from '#shared/model/hours.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Series } from '#shared/model/series.ts';
import type { Service } from '#shared/model/service.ts';
import { appointmentOf, idOf, serviceOf } from './nouns.ts';

/** What a call is about: an appointment on one practitioner's schedule, and times of that schedule nobody has. */
export type Stage = {
  readonly schedule: Id;
  /** The dates on which that schedule has other windows. */
  readonly dated: DatedHours[];
  readonly room: Id;
  readonly visitService: Id;
  readonly procedure: Id;
  /** A room nobody is booked in, and a service nobody books, as it stands. */
  readonly spareRoom: Id;
  readonly offered: Service;
  /** All there are, in their order. */
  readonly schedules: readonly Id[];
  readonly services: readonly Id[];
  /** A colleague nobody signs in as, with a schedule of their own. */
  readonly worker: Member;
  readonly patient: Patient;
  readonly otherPatient: Patient;
  /** A second record of a patient, which can be joined to another. */
  readonly double: Patient;
  readonly visit: Appointment;
  /** A hold of whoever asks, where they may have one. */
  readonly hold: Hold;
  /** A screen of the clinic, and the code of one that is to become another. */
  readonly display: Id;
  readonly code: string;
  /** Closed time, on that schedule where a call is about it. */
  readonly closure: Closure;
  /** Visits that repeat, with that schedule where a call is about them, as they stand. */
  readonly series: Series;
  readonly zone: string;
  /** Inside the open hours, and outside them. */
  readonly free: string;
  readonly late: string;
  readonly window: { readonly from: string; readonly to: string };
};

const paperPatient: Patient = {
  id: idOf(21),
  name: 'x',
  phone: null,
  birthDate: null,
  sex: null,
  nationalId: null,
  fileNumber: 1,
  note: '',
  active: true,
  mergedInto: null,
  version: 1,
};
const [instant, later] = ['2026-11-21T06:00:00.000Z', '2026-11-21T06:15:00.000Z'];

/** A stage that is nobody's, to see where a call names something. */
export const paperStage: Stage = {
  schedule: idOf(11),
  dated: [],
  room: idOf(12),
  visitService: idOf(13),
  procedure: idOf(14),
  spareRoom: idOf(15),
  offered: serviceOf({ id: idOf(16), needs: [{ kind: 'practitioner', among: [idOf(11)] }] }),
  schedules: [idOf(11), idOf(12)],
  services: [idOf(13), idOf(14)],
  worker: { id: idOf(52), name: 'x', role: 'doctor', scheduleId: idOf(11), active: true, version: 1 },
  patient: paperPatient,
  otherPatient: { ...paperPatient, id: idOf(22) },
  double: { ...paperPatient, id: idOf(23) },
  closure: {
    id: idOf(61),
    scheduleId: idOf(11),
    start: instant,
    end: later,
    ...UNPLANNED,
    reason: 'x',
    kept: [],
    active: true,
    version: 1,
  },
  visit: appointmentOf({
    id: idOf(31),
    serviceId: idOf(13),
    patientId: idOf(21),
    start: instant,
    end: later,
    version: 1,
  }),
  hold: {
    id: idOf(41),
    serviceId: idOf(13),
    scheduleIds: [idOf(11)],
    start: instant,
    end: later,
    bufferBefore: 0,
    bufferAfter: 0,
    capacity: 1,
    memberId: idOf(51),
    until: later,
    extended: false,
    state: 'live',
    version: 1,
  },
  series: {
    id: idOf(71),
    kind: 'visits',
    serviceId: idOf(13),
    scheduleIds: [idOf(11)],
    patientId: idOf(21),
    startLocal: '2026-11-21T09:00',
    zone: 'Asia/Riyadh',
    durationMinutes: 15,
    rule: 'FREQ=WEEKLY;COUNT=1',
    excluded: [],
    unplaced: [],
    note: 'x',
    splitFrom: null,
    sequence: 0,
    materialisedUntil: '2027-05-21',
    tz: '2026c',
    active: true,
    version: 1,
  },
  zone: 'Asia/Riyadh',
  display: idOf(61),
  code: 'K7M-42',
  free: instant,
  late: instant,
  window: { from: instant, to: later },
};
