// What became of a command.
import type { CommandReply } from '#shared/contract/commands.ts';
import type { Refusal } from '#shared/rules/decision.ts';

/** A command's reply, or the reason why not. */
export type Outcome = ({ readonly ok: true } & CommandReply) | { readonly ok: false; readonly refusal: Refusal };
