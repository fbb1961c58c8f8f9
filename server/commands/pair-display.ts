// display.pair: whoever reads the code off a screen makes it one of their clinic's.
import type { Display } from '#shared/model/display.ts';
import { accept, invalidAt, refuse } from '#shared/rules/decision.ts';
import { typedCode } from '#shared/rules/pairing-code.ts';
import { putDisplayKey, takeWaiting } from '#server/store/displays.ts';
import { putNouns } from '#server/store/put.ts';
import { handler } from './handler.ts';

type Facts = { readonly keyHash: Buffer };

export const pairDisplay = handler<'display.pair', Facts>('display.pair', {
  async load(tx, input, { settings }) {
    if (input.code.trim() === '') return invalidAt('code', 'required');
    // Screens at which patients announce themselves wait under no code yet.
    if (input.kind !== 'board') return invalidAt('kind', 'unknown-choice');
    const queues = new Set(settings.queues.map(({ id }) => id));
    if (!input.queueIds.every((id) => queues.has(id))) return refuse({ code: 'not-found' });
    const code = typedCode(input.code);
    const keyHash = code === null ? null : await takeWaiting(tx, code);
    return keyHash ? accept({ facts: { keyHash }, touches: [] }) : invalidAt('code', 'pairing-code');
  },

  decide({ keyHash }, { kind, name, queueIds }, { caller, commandId: id, version }) {
    const display: Display = { id, kind, name, queueIds: [...new Set(queueIds)], active: true, version };
    const paired = { type: 'display.paired' as const, display };
    return accept({
      value: display,
      events: [paired],
      also: async (tx) => {
        await putNouns(tx, caller.clinicId, [paired]);
        await putDisplayKey(tx, caller.clinicId, id, keyHash);
      },
    });
  },
});
