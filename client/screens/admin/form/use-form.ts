// One form for everything a clinic is made of: typed text kept, faults at their fields, conflicts to choose, saving.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#client/kit/toasts.ts';
import { type CommandInput, type CommandName, type CommandOutput, commands } from '#shared/contract/commands.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import { fieldText, refusalText } from '#shared/i18n/refusal-text.ts';
import type { FieldFault, Refusal } from '#shared/rules/decision.ts';
import { useLive } from '#client/live/hooks.ts';
import type { Answer } from '#client/live/ask.ts';
import type { InstantName } from '#client/live/instant-commands.ts';
import {
  chosen,
  crossed,
  editOf,
  type Edits,
  followed,
  type FormShape,
  opened,
  saved,
  spotOf,
  touchedOf,
} from './edits.ts';
import { useWayBack } from './way-back.ts';

type Sentences = Readonly<Record<string, string>>;

/** A form as its fields see it. */
export interface Form<F> {
  readonly typed: F;
  readonly change: (part: Partial<F>) => void;
  /** What is wrong with a field, in a sentence, by the field and by the path inside it. */
  readonly faults: Sentences;
  /** What is wrong with the whole. */
  readonly refusal: string | null;
  readonly clashes: Edits<never, F>['clashes'];
  /** A field as it stands in the clinic now, where somebody else changed it. */
  readonly theirs: F;
  readonly choose: (at: keyof F & string, whose: 'mine' | 'theirs') => void;
  readonly isTouched: boolean;
  readonly isSending: boolean;
  readonly save: () => void;
  /** Back to what stands in the clinic. */
  readonly reset: () => void;
}

interface FormWish<N, F, C extends InstantName> {
  readonly shape: FormShape<N, F>;
  /** What is changed, followed; for what is new, what the form begins with. */
  readonly noun: N;
  readonly isNew?: boolean;
  readonly command: C;
  /** The command's input besides what the form writes: which noun it is about. */
  readonly about: Partial<CommandInput<C>>;
  /** The sentence of the toast. */
  readonly said: (value: CommandOutput<C>) => string;
  readonly onSaved: (value: CommandOutput<C> | null) => void;
  /** Gives the command, after whatever is to be decided first; null where that was left. Given at once unless told. */
  readonly give?: (input: CommandInput<C>) => Promise<Answer<C> | null>;
  /** What is wrong beyond what the contract can tell of the input. */
  readonly check?: (fields: Readonly<Record<string, unknown>>) => readonly FieldFault[];
}

type Versioned = { readonly version: number };

/** A form's state and its ways on. */
export function useForm<N extends Versioned, F extends object, C extends InstantName>(
  wish: FormWish<N, F, C>,
): Form<F> {
  const { shape, noun, command, about, isNew = false } = wish;
  const { t } = useTranslation();
  const live = useLive();
  const wayBack = useWayBack();
  const [kept, setEdits] = useState<Edits<N, F>>(() => opened(shape, noun));
  const [faults, setFaults] = useState<Sentences>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const edits = useMemo(() => followed(shape, kept, noun), [shape, kept, noun]);
  const theirs = useMemo(() => shape.typedOf(edits.base), [shape, edits.base]);
  const change = (part: Partial<F>) =>
    setEdits((was) => {
      const now = followed(shape, was, noun);
      return { ...now, typed: { ...now.typed, ...part } };
    });

  const show = (found: readonly FieldFault[]) => {
    const spoken = found.map(({ path, problem, params }) => {
      return { path, at: spotOf(shape, path), text: fieldText(t, problem, params) };
    });
    const sentences: Record<string, string> = {};
    for (const { path, at, text } of spoken) {
      if (at === null) continue;
      sentences[path] = text;
      sentences[at] ??= text;
    }
    setFaults(sentences);
    setRefusal(spoken.find(({ at }) => at === null)?.text ?? null);
  };

  async function send(input: CommandInput<C>) {
    setSending(true);
    const answer = await (wish.give ? wish.give(input) : live.attempt(command, input));
    setSending(false);
    if (answer === null) return;
    if (answer.ok) {
      const value = answer.value as CommandOutput<C>;
      if (!isNew) setEdits((was) => saved(shape, was, edits.typed, value as unknown as N));
      toast({ text: wish.said(value), tone: 'good', ...(answer.undoable && wayBack(answer.commandId)) });
      wish.onSaved(value);
      return;
    }
    const no = answer as Refusal;
    if (no.code === 'invalid') show(no.fields);
    else if (no.code === 'conflict') setEdits((was) => crossed(shape, was, no.current as N, no.fields));
    else setRefusal(refusalText(t, no.code));
  }

  const save = () => {
    if (isSending) return;
    setFaults({});
    setRefusal(null);
    if (edits.clashes.length > 0) {
      // One form is open at a time.
      document.querySelector<HTMLElement>('[data-clash] button')?.focus();
      return;
    }
    const edit = isNew ? shape.fieldsOf(edits.typed) : editOf(shape, edits);
    if (edit === null) {
      wish.onSaved(null);
      return;
    }
    const input = { ...about, ...edit };
    const parsed = commands[command as CommandName].input.safeParse(input);
    const found = [...(parsed.success ? [] : faultsOf(parsed.error, input)), ...(wish.check?.(edit) ?? [])];
    if (found.length === 0) void send(input as CommandInput<C>);
    else show(found);
  };

  return {
    typed: edits.typed,
    change,
    faults,
    refusal,
    clashes: edits.clashes,
    theirs,
    choose: (at, whose) => setEdits(chosen(shape, edits, at, whose)),
    isTouched: touchedOf(shape, edits).length > 0,
    isSending,
    save,
    reset: () => {
      setEdits(opened(shape, noun));
      setFaults({});
      setRefusal(null);
    },
  };
}
