// display.view: what a screen may show anybody who walks by.
import { queries } from '#shared/contract/queries.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { loadSettings } from '#server/store/settings.ts';
import type { View } from './view.ts';

const shown = queries['display.view'].output.shape.clinic;

/** The clinic as its screens show it; a screen that was revoked a moment ago is a stranger. */
export const displayView: View<'display.view'> = async (tx, _input, caller) => {
  const { clinic, displays } = await loadSettings(tx, caller.clinicId);
  const display = displays.find(({ id, active }) => id === caller.id && active);
  return display ? accept({ display, clinic: shown.parse(clinic) }) : refuse({ code: 'unauthenticated' });
};
