// The soft lock of an appointment that is opened: asked for first where a colleague has it, kept while it is open.
import { createContext, use, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#client/kit/toasts.ts';
import { useLive, useLockOn } from '#client/live/hooks.ts';
import type { ShownLock } from '#client/live/locks.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Person } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';

/** What there is to know and to do about the lock. */
export type CardLock = {
  /** `deciding`: a colleague has it open and nobody has said yet what to do; `in`: it is open here. */
  readonly stance: 'deciding' | 'in';
  /** A colleague's lock; its owner's name may be known before the lock itself. */
  readonly theirs: ShownLock | undefined;
  readonly by: string;
  /** The colleague was asked and has not answered. */
  readonly isWaiting: boolean;
  /** It was this person's before the colleague's. */
  readonly wasMine: boolean;
  /** Who would like to have it of this person. */
  readonly asks: readonly Person[];
  readonly ask: () => void;
  readonly takeOver: () => void;
  readonly goIn: () => void;
  /** Gives it up to whoever asked. */
  readonly handOver: () => void;
};

/** The lock around what is drawn of an appointment; null where there is none to speak of. */
export const CardLockContext = createContext<CardLock | null>(null);

/** The lock of the appointment around. */
export function useThisLock(): CardLock | null {
  return use(CardLockContext);
}

/** Keeps the lock from now on; `isWanted` is false for those who may only look. `patient` is named in what is told. */
export function useCardLock(id: Id, isWanted: boolean, patient: string): CardLock {
  const live = useLive();
  const { t } = useTranslation();
  const { id: callerId } = useCaller();
  const lock = useLockOn('appointment', id);
  const theirs = lock && lock.by.id !== callerId ? lock : undefined;
  const theirsId = theirs?.by.id;
  const [stance, setStance] = useState<CardLock['stance']>(theirs && isWanted ? 'deciding' : 'in');
  const [isWaiting, setWaiting] = useState(false);
  const [wasMine, setWasMine] = useState(false);
  const [by, setBy] = useState(theirs?.by.name ?? '');
  const say = useCallback(
    (mode?: 'take-over' | 'ask') => live.locks.take({ noun: 'appointment', id }, mode),
    [live, id],
  );
  const goIn = useCallback(() => {
    setStance('in');
    setWaiting(false);
  }, []);

  useEffect(() => () => live.locks.leave({ noun: 'appointment', id }), [live, id]);

  // Open here and nobody else's: it is this person's from now on. Somebody may have been quicker.
  useEffect(() => {
    if (!isWanted || stance !== 'in' || theirsId !== undefined) return undefined;
    const turn = { isOver: false };
    void say().then((came) => {
      if (turn.isOver) return;
      if (came.ok) return setWasMine(true);
      if (came.by === null || wasMine) return undefined;
      setBy(came.by);
      return setStance('deciding');
    });
    return () => void (turn.isOver = true);
  }, [isWanted, stance, theirsId, wasMine, say]);

  // Asked about, and then free: it opens by itself. Gone to another colleague it is asked for there.
  if (theirs && theirs.by.name !== by) setBy(theirs.by.name);
  const asked = useRef(theirsId);
  useEffect(() => {
    const before = asked.current;
    asked.current = theirsId;
    if (stance !== 'deciding' || theirsId === before) return;
    if (theirsId !== undefined && isWaiting) void say('ask');
    if (theirsId !== undefined || before === undefined) return;
    const words = { patient, by };
    toast({ text: isWaiting ? t(($) => $.hold.lock.given, words) : t(($) => $.hold.lock.free, words), tone: 'good' });
    goIn();
  }, [stance, theirsId, isWaiting, say, goIn, patient, by, t]);

  return {
    stance,
    theirs,
    by,
    isWaiting,
    wasMine,
    asks: lock && !theirs ? lock.asks : [],
    ask: () => {
      setWaiting(true);
      void say('ask').then((came) => came.ok && goIn());
    },
    takeOver: () => {
      void say('take-over').then((came) => {
        if (!came.ok) return;
        setWasMine(true);
        goIn();
      });
    },
    goIn,
    handOver: () => live.locks.leave({ noun: 'appointment', id }),
  };
}
