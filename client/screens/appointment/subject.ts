// What the appointment sheet is open on: a booking being made, or an appointment that exists.

/** What is already known of a booking: every part may be missing. `start` is an instant; `date` a day without a time. */
export type Draft = {
  scheduleIds?: readonly string[];
  start?: string;
  date?: string;
  durationMinutes?: number;
  serviceId?: string;
  patientId?: string;
};

/** The subject of the sheet; `id` is an appointment's. */
export type Subject = { kind: 'new'; draft: Draft } | { kind: 'existing'; id: string };
