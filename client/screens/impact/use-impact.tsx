// Asking what a change would touch before it is made, and making it with what was decided about each visit.
import { type ReactNode, useState } from 'react';
import { useLive } from '#client/live/hooks.ts';
import type { Answer } from '#client/live/ask.ts';
import type { InstantName } from '#client/live/instant-commands.ts';
import type { QueryInput } from '#shared/contract/queries.ts';
import type { Impact } from '#shared/contract/time-queries.ts';
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import type { Id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { type Action, isAboutVisits } from './decisions.ts';
import { ImpactDialog } from './impact-dialog.tsx';

/** A change whose impact can be asked for. */
export type Change = QueryInput<'schedule.impact'>['change'];

interface Settling<C extends InstantName> {
  readonly change: Change;
  /** What the change is, in a phrase that stands over the visits. */
  readonly about: string;
  /** Gives the command with the decisions; none where nothing is touched. */
  readonly send: (visits: VisitDecision[]) => Promise<Answer<C>>;
}

const NOTHING: ReadonlyMap<Id, Action> = new Map();

/** The way to make a change, and the dialog that asks where visits are touched. */
export interface Impacts {
  /** What the command came to; null where whoever was asked left it. */
  settle<C extends InstantName>(settling: Settling<C>): Promise<Answer<C> | null>;
  readonly dialog: ReactNode;
}

interface Open {
  readonly about: string;
  readonly impact: Impact;
  readonly read: () => Promise<Impact | null>;
  readonly send: (visits: VisitDecision[]) => Promise<Answer<InstantName>>;
  readonly done: (answer: Answer<InstantName> | null) => void;
}

/** What a screen that makes such a change stands on; what was chosen is remembered until a change is made. */
export function useImpact(): Impacts {
  const live = useLive();
  const [open, setOpen] = useState<Open | null>(null);
  const [chosen, setChosen] = useState(NOTHING);

  const reading = (change: Change) => async (): Promise<Impact | null> => {
    const came = await live.read('schedule.impact', { change }).catch(() => null);
    return came?.ok === true ? came.value : null;
  };

  async function settle<C extends InstantName>({ change, about, send }: Settling<C>): Promise<Answer<C> | null> {
    const read = reading(change);
    let impact = await read();
    if (impact === null || impact.total === 0) {
      // Where nothing can be said beforehand, the command itself says what is in its way.
      const answer = await send([]);
      if (answer.ok || !isAboutVisits(answer as Refusal)) return answer;
      impact = await read();
      if (impact === null || impact.total === 0) return answer;
    }
    const found = impact;
    return new Promise((resolve) => {
      const done = (answer: Answer<InstantName> | null) => {
        setOpen(null);
        // It is done: another change is decided about from the beginning.
        if (answer?.ok === true) setChosen(NOTHING);
        resolve(answer as Answer<C> | null);
      };
      setOpen({ about, impact: found, read, send, done });
    });
  }

  const dialog = open && <ImpactDialog {...open} chosen={chosen} onChosen={setChosen} />;
  return { settle, dialog };
}
