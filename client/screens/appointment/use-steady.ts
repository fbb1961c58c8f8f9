// Keeping an open list of free times steady under the pointer and the focus, and telling politely what was taken.
import { type FocusEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '#client/kit/announce.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { spanOf } from './slot-words.ts';
import { firstShown, justTaken, nextEnd, type Shown, steadied } from './steady.ts';

interface SteadyParts<S extends Alternative> {
  readonly slots: readonly S[];
  readonly zone: string;
  /** Another question is another list: nothing of the one before stays. */
  readonly question: string;
  readonly isOwn?: ((slot: Alternative) => boolean) | undefined;
}

/** The list as it is to be drawn, and what its box must be given; each time in it stands in a `data-slot` with its name. */
export function useSteady<S extends Alternative>({ slots, zone, question, isOwn = nobodys }: SteadyParts<S>) {
  const { t } = useTranslation();
  const format = useFormat();
  const [kept, setKept] = useState(() => ({ question, shown: firstShown(slots) }));
  const [isHeld, setHeld] = useState(false);
  const [focused, setFocused] = useState<string | null>(null);
  const [tick, setTick] = useState(0);
  const shown =
    kept.question === question
      ? steadied(kept.shown, slots, { now: clinicNow(), isHeld, focused, isOwn })
      : firstShown(slots);
  if (shown !== kept.shown || question !== kept.question) setKept({ question, shown });

  const told = useRef<readonly Shown[]>(shown);
  useEffect(() => {
    const taken = justTaken(told.current, shown);
    told.current = shown;
    const [first] = taken;
    if (first === undefined) return;
    const time = format.time(spanOf(first, zone).start);
    announce(
      taken.length === 1
        ? t(($) => $.booking.slots.justTaken, { time })
        : t(($) => $.booking.slots.justTakenMany, { count: taken.length }),
    );
  }, [shown, zone, t, format]);

  const end = nextEnd(shown, { isHeld, focused });
  useEffect(() => {
    if (end === null) return undefined;
    const timer = setTimeout(() => setTick((before) => before + 1), Math.max(0, end - clinicNow()) + 20);
    return () => clearTimeout(timer);
  }, [end, tick]);

  const box = useMemo(
    () => ({
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: ({ target }: FocusEvent<HTMLElement>) =>
        setFocused(target.closest<HTMLElement>('[data-slot]')?.dataset['slot'] ?? null),
      onBlur: () => setFocused(null),
    }),
    [],
  );
  return { shown, box };
}

function nobodys(): boolean {
  return false;
}
