// patient.merge: two records of one person become one, which has the visits and the series of both.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Patient } from '#shared/model/patient.ts';
import type { Series } from '#shared/model/series.ts';
import { accept, invalidAt, refuse } from '#shared/rules/decision.ts';
import { joined } from '#shared/rules/joining.ts';
import { whatWas } from '#shared/rules/was.ts';
import { loadPatientInUse } from '#server/store/calendar.ts';
import { allVisitsOf } from '#server/store/patient-visits.ts';
import { seriesOfPatient } from '#server/store/series.ts';
import { handler } from './handler.ts';

type Facts = {
  readonly from: Patient;
  readonly into: Patient;
  readonly visits: readonly Appointment[];
  readonly series: readonly Series[];
};

export const mergePatients = handler<'patient.merge', Facts>('patient.merge', {
  async load(tx, input, context) {
    const { clinicId } = context.caller;
    if (input.fromId === input.intoId) return invalidAt('intoId', 'same');
    const from = await loadPatientInUse(tx, clinicId, input.fromId);
    const into = await loadPatientInUse(tx, clinicId, input.intoId);
    if (!from || !into) return refuse({ code: 'not-found' });
    const visits = await allVisitsOf(tx, clinicId, from.id);
    return accept({ facts: { from, into, visits, series: await seriesOfPatient(tx, clinicId, from.id) }, touches: [] });
  },

  decide({ from, into, visits, series }, _input, { version }) {
    const became = joined(from, into, version);
    const wasInto = whatWas(into, became.into);
    const grew = Object.keys(wasInto).length > 0;
    const edits = visits.map((visit): Extract<ClinicEvent, { type: 'appointment.edited' }> => {
      const appointment = { ...visit, patientId: into.id, version };
      return { type: 'appointment.edited', appointment, was: { patientId: from.id } };
    });
    return accept({
      value: {
        from: became.from,
        into: grew ? became.into : into,
        appointments: edits.map(({ appointment }) => appointment),
      },
      events: [
        { type: 'patient.merged' as const, patient: became.from, was: whatWas(from, became.from) },
        ...(grew ? [{ type: 'patient.edited' as const, patient: became.into, was: wasInto }] : []),
        ...edits,
        ...series.map((one): ClinicEvent => ({
          type: 'series.changed',
          series: { ...one, patientId: into.id, version },
          was: { patientId: from.id },
        })),
      ],
    });
  },
});
