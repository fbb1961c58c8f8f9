// A plan that is looked at before it is carried out: asked for, chosen about, given, and shown afresh where it is refused.
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useLive } from '#client/live/hooks.ts';
import type { No } from '#client/screens/appointment/refusals.ts';
import type { QueryInput, QueryOutput } from '#shared/contract/queries.ts';
import { occurrence, type OccurrenceChoice, type PlannedOccurrence } from '#shared/contract/repeating.ts';
import {
  choicesInput,
  type Choices,
  type Chosen,
  countsOf,
  NO_CHOICES,
  type OccurrenceState,
  stillChosen,
  withChoice,
  withFresh,
} from './occurrence-choices.ts';

/** What is looked at: a series to be begun, or a change of one. */
export type PlanQuestion =
  | { readonly name: 'series.preview'; readonly input: QueryInput<'series.preview'> }
  | { readonly name: 'series.preview-change'; readonly input: QueryInput<'series.preview-change'> };

/** A plan; of a change also what keeps its own and what is no longer part of it. */
export type ShownPlan = QueryOutput<'series.preview'> &
  Partial<Pick<QueryOutput<'series.preview-change'>, 'kept' | 'leaves'>>;

/** The preview as it stands. `news` are the dates that the last refusal told. */
export interface Preview {
  readonly state: 'asking' | 'here' | 'failed';
  readonly plan: ShownPlan | null;
  readonly refusal: No | null;
  readonly occurrences: readonly PlannedOccurrence[];
  readonly choices: Choices;
  readonly counts: Readonly<Record<OccurrenceState, number>>;
  readonly news: ReadonlySet<string>;
  readonly isGiving: boolean;
  readonly choose: (recurrenceId: string, chosen: Chosen | null) => void;
  readonly chooseAll: (bulk: (occurrences: readonly PlannedOccurrence[], choices: Choices) => Choices) => void;
  readonly again: () => void;
  /** Carries it out; what is refused comes back to the rows. */
  readonly give: () => Promise<void>;
}

const NOTHING: ReadonlySet<string> = new Set();
const told = z.object({ occurrences: z.array(occurrence) });

/** The preview of a question; `carryOut` gives the command and answers its refusal, null where it was done. */
export function usePreview(
  question: PlanQuestion,
  carryOut: (choices: OccurrenceChoice[]) => Promise<No | null>,
): Preview {
  const live = useLive();
  const [state, setState] = useState<Preview['state']>('asking');
  const [plan, setPlan] = useState<ShownPlan | null>(null);
  const [refusal, setRefusal] = useState<No | null>(null);
  const [choices, setChoices] = useState(NO_CHOICES);
  const [news, setNews] = useState(NOTHING);
  const [edition, setEdition] = useState(0);
  const [isGiving, setGiving] = useState(false);
  const isShown = useRef(false);
  const asked = JSON.stringify(question);

  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);

  useEffect(() => {
    let isOld = false;
    const { name, input } = JSON.parse(asked) as PlanQuestion;
    const read: Promise<{ readonly ok: true; readonly value: ShownPlan } | ({ readonly ok: false } & No)> =
      name === 'series.preview' ? live.read(name, input) : live.read(name, input);
    read.then(
      (answer) => {
        if (isOld) return;
        setRefusal(answer.ok ? null : answer);
        setPlan(answer.ok ? answer.value : null);
        setState(answer.ok ? 'here' : 'failed');
      },
      () => !isOld && setState('failed'),
    );
    return () => {
      isOld = true;
    };
  }, [live, asked, edition]);

  const occurrences = plan?.occurrences ?? [];
  return {
    state,
    plan,
    refusal,
    occurrences,
    choices,
    counts: countsOf(occurrences, choices),
    news,
    isGiving,
    choose: (recurrenceId, chosen) => setChoices(withChoice(choices, recurrenceId, chosen)),
    chooseAll: (bulk) => setChoices(bulk(occurrences, choices)),
    again: () => {
      setState('asking');
      setEdition(edition + 1);
    },
    async give() {
      if (isGiving || !plan) return;
      setGiving(true);
      const no = await carryOut(choicesInput(occurrences, choices));
      if (!isShown.current) return;
      setGiving(false);
      if (no) refused(no, plan);
    },
  };

  function refused(no: No, shown: ShownPlan): void {
    const named = no.code === 'conflict' ? told.safeParse(no.current) : null;
    const fresh = named?.success === true ? named.data.occurrences : [];
    if (fresh.length === 0) return setRefusal(no);
    const ids = new Set(fresh.map(({ recurrenceId }) => recurrenceId));
    setPlan({ ...shown, occurrences: [...withFresh(shown.occurrences, fresh)] });
    // What was chosen while it was on its way counts as well.
    setChoices((now) => stillChosen(now, ids));
    setNews(ids);
    return setRefusal(null);
  }
}
