// What a desk says of its own commands: done, with the way back; taken back; or not possible, with ways on.
import type { Format } from '#client/kit/format.ts';
import { dismissToast, toast, type ToastChoice } from '#client/kit/toasts.ts';
import type { Live } from '#client/live/live.ts';
import type { Undoable } from '#client/live/undo-list.ts';
import { alternativesOf, type No, refusalSentence } from '#client/screens/appointment/refusals.ts';
import type { Draft } from '#client/screens/appointment/subject.ts';
import { crossedOf, isCrossable, isOfOne } from '#client/screens/conflict/crossed.ts';
import { askToSettle } from '#client/screens/conflict/questions.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { timeWords } from '#client/screens/desk/times.ts';
import { noteSeriesChange } from '#client/screens/series/unplaced-news.ts';
import type { CommandReply } from '#shared/contract/commands.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { instead } from './instead.ts';
import { mergedWords, notUndoneWords, timeOf, undoneWords } from './undo-words.ts';

/** So long the way back is offered, in ms; pointing at it keeps it. */
const OFFERED_MS = 8000;
/** Times offered in a line. */
const MOST_CHOICES = 3;

/** A command as it was given, for what may be done instead. */
export type Asked = Told & { readonly input: object };
/** A command as far as a sentence about it needs it. */
export type Told = Pick<Undoable, 'name' | 'on'>;
type Which = Pick<Undoable, 'commandId' | 'name' | 'on'>;

/** Everything that is said of a desk's own commands. */
export interface Telling {
  /** It was done: the sentence, the answer, what it was about, and what can be done next. */
  done(text: string, came: CommandReply, asked: Told, choices?: readonly ToastChoice[]): void;
  /** It shows here and waits for the line. */
  queued(which: Which): void;
  /** It was refused: a conflict is asked about, anything else is said with the times that can be taken instead
   * and `others` ways on. */
  refused(asked: Asked, no: No, others?: readonly ToastChoice[]): void;
  takeBack(which: Which, how: 'undo' | 'redo'): Promise<void>;
  /** The way to ask for the same at another time; null where no time was asked for. */
  instead(asked: Asked, slot: Alternative): (() => void) | null;
}

/** What telling stands on. `day` is the date in view, whose times are written without it. */
export interface TellingParts {
  readonly live: Live;
  readonly t: Translate;
  readonly format: Format;
  readonly day: () => string;
  readonly book: (draft: Draft) => void;
}

/** Makes the voice of a desk. */
export function makeTelling(parts: TellingParts): Telling {
  const { live, t, format } = parts;
  const patientOf = (id: Id) => live.store.patient(id)?.name ?? t(($) => $.booking.patient.unknown);
  const scheduleOf = (id: Id) => {
    const schedule = live.store.settings?.schedules.find((one) => one.id === id);
    return schedule ? nameIn(format.settings.language, schedule) : '';
  };
  const facts = { t, format, patientOf, scheduleOf };

  const telling: Telling = {
    done(text, came, { name, on }, choices = []) {
      if (came.outcome === 'noop') return;
      const { commandId } = came;
      dismissToast('queued');
      const kept = came.outcome === 'rebased' ? mergedWords(came.merged, facts) : null;
      toast({
        id: toastIdOf(commandId),
        text: kept ?? text,
        tone: 'good',
        choices,
        ...(came.undoable && { staysMs: OFFERED_MS, action: wayBack({ commandId, name, on }, 'undo') }),
      });
    },
    queued(which) {
      toast({ id: 'queued', text: t(($) => $.calendar.toast.queued), action: wayBack(which, 'undo') });
    },
    refused({ name, input, on }, no, others = []) {
      dismissToast('queued');
      if (no.code === 'conflict' && isCrossable(name)) return void askToSettle(crossedOf(name, input, no));
      const reason = refusalSentence(no, t, format);
      const choices = choicesOf(no, (slot) => telling.instead({ name, input, on }, slot));
      return void toast({
        text: t(($) => $.calendar.toast.takenBack, { reason }),
        tone: 'bad',
        choices: [...choices, ...others],
      });
    },
    async takeBack(which, how) {
      const { commandId, name, on } = which;
      dismissToast(toastIdOf(commandId));
      dismissToast('queued');
      const came = await live.undo.take(commandId);
      if (!came.ok) return notTaken(which, came);
      if (came.value.series.length > 0) noteSeriesChange();
      const text = undoneWords(name, how, came.value, facts);
      const again = how === 'undo' ? 'redo' : 'undo';
      const isUndoable = came.undoable && came.outcome !== 'noop';
      return void toast({
        id: toastIdOf(came.commandId),
        text: mergedWords(came.merged, facts) ?? text,
        tone: 'good',
        ...(isUndoable && { staysMs: OFFERED_MS, action: wayBack({ commandId: came.commandId, name, on }, again) }),
      });
    },
    instead({ name, input, on }, slot) {
      const give = instead(live, { name, input, on }, slot);
      return give && (() => void tellTaken(give(), { name, on }));
    },
  };
  return telling;

  async function tellTaken(answer: ReturnType<NonNullable<ReturnType<typeof instead>>>, { name }: Told): Promise<void> {
    const came = await answer;
    if (!came?.ok) return;
    const { id, patientId } = came.value;
    const words = { patient: patientOf(patientId), time: timeOf(came.value, facts) };
    const text =
      name === 'appointment.book' ? t(($) => $.calendar.toast.booked, words) : t(($) => $.calendar.toast.moved, words);
    telling.done(text, came, { name, on: { noun: 'appointment', id } });
  }

  function wayBack(which: Which, how: 'undo' | 'redo'): ToastChoice {
    const run = () => void telling.takeBack(which, how);
    if (how === 'undo') return { text: t(($) => $.together.undo.action), hint: 'Ctrl Z', run };
    return { text: t(($) => $.together.undo.redo), hint: 'Ctrl Shift Z', run };
  }

  function notTaken({ commandId, on }: Which, no: No): void {
    if (no.code === 'conflict' && isOfOne(no.current))
      return void askToSettle(crossedOf('command.undo', { commandId }, no));
    const appointment = live.store.appointment(on.id);
    const text = notUndoneWords(no.code, appointment ? patientOf(appointment.patientId) : '', t);
    const choices = choicesOf(no, (slot) => {
      if (!appointment) return null;
      const { patientId, serviceId } = appointment;
      if (!keepsTime(appointment.status)) return () => parts.book({ patientId, serviceId, ...slotOf(slot) });
      return telling.instead({ name: 'appointment.move', input: {}, on }, slot);
    });
    return void toast({ text, tone: 'bad', choices });
  }

  function choicesOf(no: No, wayTo: (slot: Alternative) => (() => void) | null): ToastChoice[] {
    const { settings } = live.store;
    if (!settings) return [];
    return alternativesOf(no)
      .slice(0, MOST_CHOICES)
      .flatMap((slot): ToastChoice[] => {
        const run = wayTo(slot);
        const main = settings.schedules.find(({ id }) => id === slot.scheduleIds[0]);
        if (!run || !main) return [];
        const time = timeWords(slot.start, settings.clinic.zone, parts.day(), format);
        return [{ text: t(($) => $.desk.choice, { time, name: nameIn(format.settings.language, main) }), run }];
      });
  }
}

function slotOf({ start, scheduleIds }: Alternative) {
  return { start, scheduleIds: [...scheduleIds] };
}

/** The toast of a command goes when the command is taken back by a key. */
function toastIdOf(commandId: Id): string {
  return `done ${commandId}`;
}
