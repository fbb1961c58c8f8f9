// The body of each command: the compiler names the one that is missing.
import type { CommandName } from '#shared/contract/commands.ts';
import { advanceAppointment } from './advance-appointment.ts';
import { bookAppointment } from './book-appointment.ts';
import { bookHold } from './book-hold.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { editAppointment } from './edit-appointment.ts';
import { editPatient } from './edit-patient.ts';
import { extendHold } from './extend-hold.ts';
import type { AnyHandler } from './handler.ts';
import { later } from './later.ts';
import { moveAppointment } from './move-appointment.ts';
import { placeHold } from './place-hold.ts';
import { registerPatient } from './register-patient.ts';
import { releaseHold } from './release-hold.ts';
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
  'patient.merge': later,
  'clinic.edit': later,
  'schedule.add': later,
  'schedule.edit': later,
  'schedule.set-hours': later,
  'schedule.arrange': later,
  'schedule.close': later,
  'schedule.reopen': later,
  'service.add': later,
  'service.edit': later,
  'service.arrange': later,
  'display.pair': later,
  'display.rename': later,
  'display.revoke': later,
  'member.invite': later,
  'member.edit': later,
  'member.set-role': later,
  'member.disable': later,
  'member.enable': later,
  'member.reset-password': later,
  'member.end-sessions': later,
};
