// What the sheet beside the calendar is open on: a booking being made, an appointment that exists, or a patient.

/** What is already known of a booking: every part may be missing. `start` is an instant; `date` a day without a time. */
export type Draft = {
  scheduleIds?: readonly string[];
  start?: string;
  date?: string;
  durationMinutes?: number;
  serviceId?: string;
  patientId?: string;
  /** What was typed of somebody whom nobody knows yet: they are registered first. */
  register?: string;
  /** It begins a series. */
  repeats?: boolean;
};

/** The subject of the sheet; `id` is an appointment's, or a patient's. */
export type Subject = VisitSubject | { kind: 'patient'; id: string };
/** A subject that is a visit, made or being made. */
export type VisitSubject = { kind: 'new'; draft: Draft } | { kind: 'existing'; id: string };
