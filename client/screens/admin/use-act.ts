// Something done at once from a list: its success told, its refusal too.
import { useTranslation } from 'react-i18next';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import type { InstantName } from '#client/live/instant-commands.ts';
import type { CommandInput, CommandOutput } from '#shared/contract/commands.ts';
import { fieldText, refusalText } from '#shared/i18n/refusal-text.ts';
import type { Refusal } from '#shared/rules/decision.ts';

/** Gives a command; the answer is what it came to, or null where it was refused. */
export type Act = <C extends InstantName>(
  name: C,
  input: CommandInput<C>,
  said?: (value: CommandOutput<C>) => string,
) => Promise<CommandOutput<C> | null>;

/** The way to act. */
export function useAct(): Act {
  const { t } = useTranslation();
  const live = useLive();
  return async (name, input, said) => {
    const answer = await live.attempt(name, input);
    if (answer.ok) {
      const value = answer.value as CommandOutput<typeof name>;
      if (said) toast({ text: said(value), tone: 'good' });
      return value;
    }
    const no = answer as Refusal;
    const [fault] = no.code === 'invalid' ? no.fields : [];
    toast({ text: fault ? fieldText(t, fault.problem, fault.params) : refusalText(t, no.code), tone: 'bad' });
    return null;
  };
}
