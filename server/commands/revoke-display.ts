// display.revoke: a screen shows nothing any more and asks to be paired again; its row stays for the history.
import type { Display } from '#shared/model/display.ts';
import { accept } from '#shared/rules/decision.ts';
import { whatWas } from '#shared/rules/was.ts';
import { dropDisplayKey } from '#server/store/displays.ts';
import { handler } from './handler.ts';
import { knownDisplay } from './known-display.ts';

export const revokeDisplay = handler<'display.revoke', Display>('display.revoke', {
  load: (_tx, input, context) => Promise.resolve(knownDisplay(context, input)),

  decide(display, _input, { caller, version }) {
    if (!display.active) return accept({ value: display, events: [] });
    const revoked = { ...display, active: false, version };
    const was = whatWas(display, revoked);
    return accept({
      value: revoked,
      events: [{ type: 'display.revoked' as const, display: revoked, was }],
      also: (tx) => dropDisplayKey(tx, caller.clinicId, display.id),
    });
  },
});
