// What a caller can ask for: every command, by name.
import type { z } from 'zod';
import type { FieldConflict } from '#shared/rules/decision.ts';
import { appointmentCommands } from './appointment-commands.ts';
import { clinicCommands } from './clinic-commands.ts';
import { instantCommands } from './instant-commands.ts';
import { memberCommands } from './member-commands.ts';
import { patientCommands } from './patient-commands.ts';
import { seriesCommands } from './series-commands.ts';

/** Every command: its input, its answer, its refusals and who may. */
export const commands = {
  ...appointmentCommands,
  ...instantCommands,
  ...patientCommands,
  ...clinicCommands,
  ...memberCommands,
  ...seriesCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;

/** The answer to a command that took effect: `noop` changed nothing, `rebased` went on top of others' changes. */
export type CommandReply<T = unknown> = {
  readonly outcome: 'commit' | 'noop' | 'rebased';
  readonly commandId: string;
  readonly value: T;
  readonly version: number;
  /** Whoever gave it can take it back with `command.undo` for ten minutes. */
  readonly undoable: boolean;
  /** What others had changed that this went on top of; told with `rebased`. */
  readonly merged?: readonly MergedField[];
};

/** A field somebody else changed meanwhile, which stays as they left it. */
export type MergedField = Pick<FieldConflict, 'field' | 'by' | 'at'>;
