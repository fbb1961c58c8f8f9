// One-time links that a command answers: made from its id, so that its repetition answers the same and nothing keeps one.
import type { Id } from '#shared/model/id.ts';
import { sealed } from '#server/ops/clock.ts';

/** The link of a clinic's command: what is secret in it, and the address that opens it. */
export type Links = { token(commandId: Id): string; address(commandId: Id): string };

/** The links of each clinic: a command's id is no secret, and another clinic may use the same. */
export type LinksOf = (clinicId: Id) => Links;

/** Makes the links of an installation; every node of it makes the same ones. */
export function makeLinks(of: {
  readonly secret: string;
  readonly publicOrigins: readonly [string, ...string[]];
}): LinksOf {
  return (clinicId) => {
    const token = (commandId: Id) => sealed(of.secret, `link ${clinicId} ${commandId}`);
    return { token, address: (commandId) => `${of.publicOrigins[0]}/sign-in#set=${token(commandId)}` };
  };
}
