// Settling a conflict: what was chosen is asked for on top of what stands, and asked about again where that has changed too.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive } from '#client/live/hooks.ts';
import { type No, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import { type Crossed, crossedOf, type Fields, isAppointment, isCrossable } from './crossed.ts';
import { askAgain, isAsked, settle } from './questions.ts';
import { commandsFor, type Given } from './settling.ts';
import { usePatientOf } from './use-conflict-facts.ts';

/** Which way was chosen. */
export type Going = 'mine' | 'both' | 'chosen';

/** The way that is being gone, what went wrong with it, and the way to go one. */
export function useSettling(questionId: string, crossed: Crossed) {
  const live = useLive();
  const { t } = useTranslation();
  const format = useFormat();
  const telling = useTelling();
  const patientOf = usePatientOf();
  const [going, setGoing] = useState<Going | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { current } = crossed;
  const on = { noun: isAppointment(current) ? 'appointment' : 'patient', id: current.id } as const;
  const go = async (way: Going, chosen: Fields) => {
    if (going !== null) return;
    const given = commandsFor(crossed, chosen);
    if (given.length === 0) return settle(questionId, 'kept');
    setGoing(way);
    setError(null);
    const asked = given.map((one) => ({ one, ...live.ask(one.name, one.input as never, { quiet: true }) }));
    // Without a line it shows already and goes when the line is back.
    if (live.store.link.kind !== 'live') settle(questionId, 'applied');
    const patient = patientOf(isAppointment(current) ? current.patientId : current.id);
    for (const { one, answer } of asked) {
      const came = await answer;
      if (!came.ok) return refused(one, came);
      if (one !== given.at(-1)) continue;
      telling.done(
        t(($) => $.together.conflict.applied, { patient }),
        came,
        { name: one.name, on },
      );
    }
    return settle(questionId, 'applied');
  };
  return { going, error, go };

  function refused(one: Given, no: No): void {
    setGoing(null);
    if (no.code === 'conflict' && isCrossable(one.name) && askAgain(questionId, crossedOf(one.name, one.input, no)))
      return;
    if (isAsked(questionId)) setError(refusalSentence(no, t, format));
    else telling.refused({ ...one, on }, no);
  }
}
