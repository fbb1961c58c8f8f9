// Listens to the desk's keys wherever the focus is, except where somebody types or a dialog is open.
import { useEffect, useRef } from 'react';
import { preferences } from '#client/kit/preferences.ts';
import { useTakeBack } from '#client/screens/undo/use-take-back.ts';
import { useDesk } from './desk-context.ts';
import { isForPage, isTypedIn, takesLetters, targetOf } from './key-target.ts';
import { focusRegion, giveKeyToGrid } from './regions.ts';
import { barStepOf, type DeskKey, deskKeyOf, isOfText } from './shortcuts.ts';
import { usePrintDay } from './use-print-day.ts';
import { useNewDraft } from './use-new-draft.ts';
import { useSteps } from './use-steps.ts';

/** Makes the keys act while the desk is shown. */
export function useShortcuts(): void {
  const desk = useDesk();
  const steps = useSteps();
  const draft = useNewDraft();
  const takeBack = useTakeBack();
  const printDay = usePrintDay();
  const act = (key: DeskKey): void => {
    const ways: { readonly [D in DeskKey['does']]: (given: Extract<DeskKey, { does: D }>) => void } = {
      new: () => desk.book(draft()),
      'first-free': () => desk.ask({ kind: 'first-free' }),
      menu: () => desk.ask({ kind: 'menu' }),
      find: () => focusFinder() || desk.ask({ kind: 'find' }),
      today: () => steps.today(),
      date: () => desk.ask({ kind: 'date' }),
      print: () => printDay(),
      help: () => desk.ask({ kind: 'keys' }),
      step: ({ by }) => steps.by(by),
      view: ({ view }) => steps.view(view),
      column: ({ code }) => giveKeyToGrid(code),
      region: ({ by }) => focusRegion(by),
      undo: () => takeBack.undo(),
      redo: () => takeBack.redo(),
    };
    (ways[key.does] as (given: DeskKey) => void)(key);
  };
  const hear = useRef((_: KeyboardEvent) => {});
  useEffect(() => {
    hear.current = (event) => {
      const target = targetOf(event);
      if (!isForPage(event)) return;
      const isTyping = takesLetters(target);
      const barStep = target.closest('[data-region=bar]') && !isTyping ? barStepOf(event) : null;
      const key = barStep ? ({ does: 'step', by: barStep } as const) : keyOf(event, isTyping);
      if (!key || (isOfText(key) && isTypedIn(target))) return;
      event.preventDefault();
      act(key);
    };
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear.current(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function keyOf(event: KeyboardEvent, isTyping: boolean): DeskKey | null {
  return deskKeyOf(event, preferences().singleKeys && !isTyping);
}

/** The field in the bar, where it is drawn. */
function focusFinder(): boolean {
  const field = document.querySelector<HTMLElement>('[data-finder=bar] input');
  if (!field?.checkVisibility()) return false;
  field.focus();
  return true;
}
