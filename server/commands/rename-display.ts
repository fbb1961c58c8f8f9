// display.rename: gives a screen another name.
import type { Display } from '#shared/model/display.ts';
import { accept } from '#shared/rules/decision.ts';
import { whatWas } from '#shared/rules/was.ts';
import { handler } from './handler.ts';
import { knownDisplay } from './known-display.ts';

export const renameDisplay = handler<'display.rename', Display>('display.rename', {
  load: (_tx, input, context) => Promise.resolve(knownDisplay(context, input)),

  decide(display, { name }, { version }) {
    if (display.name === name) return accept({ value: display, events: [] });
    const renamed = { ...display, name, version };
    const was = whatWas(display, renamed);
    return accept({ value: renamed, events: [{ type: 'display.renamed' as const, display: renamed, was }] });
  },
});
