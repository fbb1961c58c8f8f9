// The time that is held for a booking while its form is filled in, and what became of it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '#client/kit/announce.tsx';
import type { Remote } from '#client/live/feed.ts';
import { useHold, useLink, useLive, useRemote } from '#client/live/hooks.ts';
import type { Live } from '#client/live/live.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import { newId } from '#client/kit/clock.ts';
import { bookingFaults } from './booking-form.ts';
import { HoldKeeper, type HoldLines, type Kept } from './hold-keeper.ts';
import { isLeft, noteKeeper, noteLeft } from './in-hand.ts';
import { isTaken } from './use-taken-by.ts';
import type { SlotForm } from './use-slot-form.ts';

/** How a hold was lost: its time was up, or a colleague (`by`, a member) took it. `of` is the slot it kept. */
export type Loss = { readonly of: string; readonly hold: Hold; readonly by: Id | null; readonly reason: string };

/** The hold of a form: what there is of it now, and the ways to keep, use and renew it. */
export type FormHold = {
  readonly hold: Hold | null;
  readonly isAsking: boolean;
  readonly refusal: Kept['refusal'];
  /** Of the slot that the form still means. */
  readonly loss: Loss | null;
  /** Nobody can be asked at the moment. */
  readonly isOffline: boolean;
  readonly extend: () => Promise<boolean>;
  readonly again: () => void;
  /** Hands the hold to a booking. */
  readonly give: HoldKeeper['give'];
  readonly resume: () => void;
};

const UP: ReadonlySet<string> = new Set(['live', 'polling', 'behind']);

/** Keeps the form's time held from its first moment until it goes; `isOff` lets it go meanwhile: a series is not held. */
export function useFormHold(model: SlotForm, isOff = false): FormHold {
  const live = useLive();
  const caller = useCaller();
  const { t } = useTranslation();
  const isUp = UP.has(useLink().kind);
  const [kept, setKept] = useState<Kept>({ hold: null, isAsking: false, refusal: null });
  const [keeper] = useState(() => new HoldKeeper(linesOf(live), () => setKept(keeper.kept)));
  const [loss, setLoss] = useState<Loss | null>(null);
  const isGiven = useRef(false);
  const slot = slotOf(model);
  const of = JSON.stringify(slot);

  useEffect(() => {
    const gone = noteKeeper(keeper);
    return () => {
      gone();
      keeper.leave();
    };
  }, [keeper]);

  const lying = model.taken.own && !keeper.had(model.taken.own.id) ? model.taken.own : null;
  const canBeHeld = !isOff && slot !== null && model.closed.length === 0 && !isTaken(model.taken);
  const wished = canBeHeld ? of : '';
  const latest = useRef(lying);
  useEffect(() => {
    latest.current = lying;
  });
  useEffect(() => {
    if (!isUp) return;
    const { current } = latest;
    const asked = wished === '' ? null : (JSON.parse(wished) as NonNullable<typeof slot>);
    keeper.wish(asked && { ...asked, lying: current ? { hold: current, isLeft: isLeft(current.id) } : undefined });
  }, [keeper, isUp, wished, lying?.id]);

  useEffect(() => {
    if (isUp && keeper.kept.refusal?.code === 'unavailable') keeper.again();
  }, [keeper, isUp]);

  const hold = newest(kept.hold, useHold(kept.hold?.id ?? ''));
  const isMine = hold !== null && hold.memberId === caller.id && hold.state === 'live';
  useEffect(() => {
    if (hold === null || isMine || isGiven.current) return;
    const by = hold.memberId === caller.id ? null : hold.memberId;
    setLoss((before) => (before?.hold.id === hold.id ? before : { of, hold, by, reason: '' }));
    keeper.lost();
  }, [keeper, hold, isMine, caller.id, of]);

  const hear = useCallback(
    ({ by, events }: Remote) => {
      for (const event of events) {
        if (event.type !== 'hold.taken-over' || !keeper.had(event.hold.id) || by?.id === caller.id) continue;
        const { hold: theirs, reason } = event;
        setLoss((before) => ({
          of: before?.hold.id === theirs.id ? before.of : of,
          hold: theirs,
          by: theirs.memberId,
          reason,
        }));
        keeper.lost();
        announce(
          t(($) => $.hold.lost.title, { by: by?.name ?? '' }),
          'assertive',
        );
      }
    },
    [keeper, caller.id, of, t],
  );
  useRemote(hear);

  return {
    hold: isMine ? hold : null,
    isAsking: kept.isAsking,
    refusal: kept.refusal,
    loss: loss !== null && loss.of === of && !isMine ? loss : null,
    isOffline: !isUp,
    extend: async () => (await keeper.extend())?.ok === true,
    again: () => {
      setLoss(null);
      keeper.again();
    },
    give: (then) => {
      isGiven.current = true;
      // Over by this device's clock: by the server's it may stand for a moment yet, and nobody else has the time.
      const isJustOver = loss !== null && loss.of === of && loss.by === null && !isTaken(model.taken);
      keeper.give((holdId) => then(holdId ?? (isJustOver ? loss.hold.id : undefined)));
    },
    resume: () => {
      isGiven.current = false;
      keeper.resume();
    },
  };
}

/** The slot a hold could keep; null while the form means none. */
function slotOf({ form, start, settings }: SlotForm) {
  if (start === null) return null;
  const faults = bookingFaults({ ...form, patientId: null }, { settings, now: clinicNow() });
  if (faults.some(({ path }) => path !== 'patientId')) return null;
  const { serviceId, scheduleIds, durationMinutes } = form;
  return { serviceId, scheduleIds, start, durationMinutes };
}

/** A hold as it is now, by its last answer and what is known of it: over, where nothing is known any more. */
function newest(answered: Hold | null, known: Hold | undefined): Hold | null {
  if (!answered || known === undefined) return answered && { ...answered, state: 'expired' };
  return known.version >= answered.version ? known : answered;
}

function linesOf(live: Live): HoldLines {
  return {
    newId,
    place: (input, commandId) => live.attempt('hold.place', input, { commandId }),
    extend: (holdId) => live.attempt('hold.extend', { holdId }),
    release: (holdId) => {
      noteLeft(holdId);
      return live.attempt('hold.release', { holdId });
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}
