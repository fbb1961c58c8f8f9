// The body of each command: the compiler names the one that is missing.
import type { CommandName } from '#shared/contract/commands.ts';
import { addSchedule } from './add-schedule.ts';
import { addService } from './add-service.ts';
import { advanceAppointment } from './advance-appointment.ts';
import { arrangeSchedules, arrangeServices } from './arrange.ts';
import { bookAppointment } from './book-appointment.ts';
import { bookHold } from './book-hold.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { changeSeries } from './change-series.ts';
import { closeSchedule } from './close-schedule.ts';
import { closeSeries } from './close-series.ts';
import { disableMember } from './disable-member.ts';
import { editAppointment } from './edit-appointment.ts';
import { editClinic } from './edit-clinic.ts';
import { editMember } from './edit-member.ts';
import { editPatient } from './edit-patient.ts';
import { editSchedule } from './edit-schedule.ts';
import { editService } from './edit-service.ts';
import { enableMember } from './enable-member.ts';
import { endMemberSessions } from './end-member-sessions.ts';
import { endSeries } from './end-series.ts';
import { extendHold } from './extend-hold.ts';
import type { AnyHandler } from './handler.ts';
import { inviteMember } from './invite-member.ts';
import { mergePatients } from './merge-patients.ts';
import { moveAppointment } from './move-appointment.ts';
import { pairDisplay } from './pair-display.ts';
import { placeHold } from './place-hold.ts';
import { registerPatient } from './register-patient.ts';
import { releaseHold } from './release-hold.ts';
import { renameDisplay } from './rename-display.ts';
import { reopenSchedule } from './reopen-schedule.ts';
import { resetPassword } from './reset-password.ts';
import { revokeDisplay } from './revoke-display.ts';
import { setHours } from './set-hours.ts';
import { setRole } from './set-role.ts';
import { startSeries } from './start-series.ts';
import { takeOverHold } from './take-over-hold.ts';
import { undoCommand } from './undo-command.ts';

/** Every command's handler by name. */
export const handlers: { readonly [N in CommandName]: AnyHandler } = {
  'appointment.book': bookAppointment,
  'appointment.move': moveAppointment,
  'appointment.edit': editAppointment,
  'appointment.cancel': cancelAppointment,
  'appointment.advance': advanceAppointment,
  'hold.place': placeHold,
  'hold.extend': extendHold,
  'hold.release': releaseHold,
  'hold.book': bookHold,
  'hold.take-over': takeOverHold,
  'command.undo': undoCommand,
  'patient.register': registerPatient,
  'patient.edit': editPatient,
  'patient.merge': mergePatients,
  'clinic.edit': editClinic,
  'schedule.add': addSchedule,
  'schedule.edit': editSchedule,
  'schedule.set-hours': setHours,
  'schedule.arrange': arrangeSchedules,
  'schedule.close': closeSchedule,
  'schedule.close-series': closeSeries,
  'schedule.reopen': reopenSchedule,
  'service.add': addService,
  'service.edit': editService,
  'service.arrange': arrangeServices,
  'display.pair': pairDisplay,
  'display.rename': renameDisplay,
  'display.revoke': revokeDisplay,
  'member.invite': inviteMember,
  'member.edit': editMember,
  'member.set-role': setRole,
  'member.disable': disableMember,
  'member.enable': enableMember,
  'member.reset-password': resetPassword,
  'member.end-sessions': endMemberSessions,
  'series.start': startSeries,
  'series.change': changeSeries,
  'series.end': endSeries,
};
