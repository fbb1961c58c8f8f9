// A booking for whoever is free: while it is filled in, somebody who is lost is replaced by the next who is free then.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '#client/kit/announce.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import type { Id } from '#shared/model/id.ts';
import { practitionerOf } from './slot-words.ts';
import type { SlotForm } from './use-slot-form.ts';
import { isTaken } from './use-taken-by.ts';

/** Names who it would be as soon as that is known, and again when somebody else has taken their time. */
export function useAnyone({ form, start, free, taken, settings, change, slotted }: SlotForm): void {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const named = practitionerOf(settings, form.scheduleIds);
  const isSought = form.anyone && start !== null && free.isKnown && (named === undefined || isTaken(taken));
  const next = isSought
    ? anotherAt(free.slots, start, (slot) => practitionerOf(settings, slot.scheduleIds)?.id, named?.id)
    : undefined;
  useEffect(() => {
    if (!next) return;
    const { scheduleIds } = slotted(next);
    change({ scheduleIds });
    const who = practitionerOf(settings, scheduleIds);
    if (named && who)
      announce(t(($) => $.booking.anyone.instead, { name: nameIn(language, who), lost: nameIn(language, named) }));
  });
}

/** Of the free times at a start the first that is with another. */
export function anotherAt(
  slots: readonly Alternative[],
  start: string,
  whose: (slot: Alternative) => Id | undefined,
  lost: Id | undefined,
): Alternative | undefined {
  return slots.find((slot) => slot.start === start && whose(slot) !== undefined && whose(slot) !== lost);
}
