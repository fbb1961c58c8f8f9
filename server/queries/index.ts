// The body of each query: the compiler names the one that is missing.
import type { QueryName } from '#shared/contract/queries.ts';
import { accept } from '#shared/rules/decision.ts';
import { loadSettings } from '#server/store/settings.ts';
import { appointmentHistory } from './appointment-history.ts';
import { calendarAt } from './calendar-at.ts';
import { calendarRange } from './calendar-range.ts';
import { closingPreview } from './closing-preview.ts';
import { dayHistory } from './day-history.ts';
import { displayView } from './display-view.ts';
import { patientAlike } from './patient-alike.ts';
import { memberList } from './member-list.ts';
import { patientSearch } from './patient-search.ts';
import { patientView } from './patient-view.ts';
import { patientVisits } from './patient-visits.ts';
import { seriesPreview } from './series-preview.ts';
import { seriesPreviewChange } from './series-preview-change.ts';
import { seriesUnplaced, seriesView } from './series-view.ts';
import { scheduleImpact } from './schedule-impact.ts';
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
  'schedule.impact': scheduleImpact,
  'schedule.preview-closing': closingPreview,
  'series.preview': seriesPreview,
  'series.preview-change': seriesPreviewChange,
  'series.view': seriesView,
  'series.unplaced': seriesUnplaced,
  'patient.search': patientSearch,
  'patient.view': patientView,
  'patient.alike': patientAlike,
  'patient.visits': patientVisits,
  'member.list': memberList,
  'display.view': displayView,
};
