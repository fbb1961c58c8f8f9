// The body of each query: the compiler names the one that is missing.
import type { QueryName } from '#shared/contract/queries.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { loadPatient } from '#server/store/calendar.ts';
import { loadSettings } from '#server/store/settings.ts';
import { appointmentHistory } from './appointment-history.ts';
import { calendarAt } from './calendar-at.ts';
import { calendarRange } from './calendar-range.ts';
import { dayHistory } from './day-history.ts';
import { patientSearch } from './patient-search.ts';
import { slotFind } from './slot-find.ts';
import type { View } from './view.ts';

/** Every query's view by name. */
export const views: { readonly [N in QueryName]: View<N> } = {
  'calendar.range': calendarRange,
  'calendar.at': calendarAt,
  'appointment.history': appointmentHistory,
  'day.history': dayHistory,
  'clinic.settings': async (tx, _input, caller) => accept(await loadSettings(tx, caller.clinicId)),
  'slot.find': slotFind,
  'patient.search': patientSearch,
  'patient.view': async (tx, input, caller) => {
    const patient = await loadPatient(tx, caller.clinicId, input.patientId);
    const counts = { fulfilled: 0, noshow: 0, cancelled: 0, past: 0 };
    return patient ? accept({ ...patient, upcoming: [], past: [], counts }) : refuse({ code: 'not-found' });
  },
  'patient.alike': async () => accept([]),
  'patient.visits': async () => accept([]),
  'member.list': async () => accept([]),
  'display.view': async () => refuse({ code: 'not-found' }),
};
