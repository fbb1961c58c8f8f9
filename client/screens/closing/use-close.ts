// Closing time: the form, the one question to the server, and what came of it.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { noteChange } from '#client/screens/appointment/last-changes.ts';
import { fieldSentences, type No, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useImpact } from '#client/screens/impact/use-impact.tsx';
import { useCaller } from '#client/screens/session.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import { instantOf } from '#shared/time/instant.ts';
import {
  type CloseFault,
  type CloseForm,
  closeFaults,
  closeFormFrom,
  closeInput,
  type CloseWish,
} from './close-form.ts';
import { closedWhen } from './closing-words.ts';
import { holdsInTheWay, visitsInTheWay } from './in-the-way.ts';

/** Sentences at the fields of the form; `whole` is for all of it. */
export type CloseTrouble = Readonly<Partial<Record<keyof CloseForm | 'whole', string>>>;

/** The form as it stands, what asks about visits in its way, and what can be done. */
export interface Closing {
  readonly form: CloseForm;
  readonly trouble: CloseTrouble;
  readonly isAsking: boolean;
  /** Asks what becomes of the visits in the time; null while nobody is asked. */
  readonly impact: ReactNode;
  readonly change: (part: Partial<CloseForm>) => void;
  readonly submit: () => Promise<void>;
  /** Shows what is wrong; what would be closed where nothing is. */
  readonly check: () => CommandInput<'schedule.close'> | null;
}

/** The closing of a wish; `onClose` is called when it is done. */
export function useClosing(wish: CloseWish, settings: Settings, onClose: () => void): Closing {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const caller = useCaller();
  const telling = useTelling();
  const { zone } = settings.clinic;
  const [form, setForm] = useState(() =>
    closeFormFrom(wish, { zone, today: dateIn(zone, clinicNow()), written: (minutes) => format.time(minutes) }),
  );
  const [trouble, setTrouble] = useState<CloseTrouble>({});
  const impact = useImpact();
  const [isAsking, setAsking] = useState(false);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);

  const check = () => {
    const input = closeInput(form, zone);
    if (!input) setTrouble(wordsOf(closeFaults(form, zone), t));
    return input;
  };
  const submit = async () => {
    const input = isAsking ? null : check();
    if (!input) return;
    const { scheduleId, start: from, end: to } = input;
    const schedule = settings.schedules.find((one) => one.id === scheduleId);
    const words = {
      name: schedule ? nameIn(format.settings.language, schedule) : '',
      when: closedWhen(input, zone, { t, format }),
    };
    setAsking(true);
    const came = await impact.settle({
      change: { of: 'closure', scheduleId, from, to },
      about: t(($) => $.impact.ofClosing, words),
      send: (visits) => live.attempt('schedule.close', { ...input, ...(visits.length > 0 && { visits }) }),
    });
    setAsking(false);
    if (came === null) return;
    // Whoever left the form meanwhile is told all the same.
    if (!came.ok) return isShown.current ? refused(came) : void toast({ text: wholeOf(came), tone: 'bad' });
    const { id, version } = came.value;
    noteChange(id, { by: { id: caller.id, name: caller.name }, at: instantOf(now()), version });
    telling.done(
      t(($) => $.day.close.done, words),
      came,
      { name: 'schedule.close', on: { noun: 'closure', id } },
    );
    return onClose();
  };

  function refused(no: No): void {
    const at = fieldSentences(no, t);
    const fields: CloseTrouble = {
      ...(at['scheduleId'] && { scheduleId: at['scheduleId'] }),
      ...(at['start'] && { [form.isWhole ? 'fromDate' : 'fromTime']: at['start'] }),
      ...(at['end'] && { [form.isWhole ? 'toDate' : 'toTime']: at['end'] }),
      ...(at['reason'] && { reason: at['reason'] }),
    };
    setTrouble(Object.keys(fields).length > 0 ? fields : { whole: wholeOf(no) });
  }

  function wholeOf(no: No): string {
    if (no.code === 'unavailable') return t(($) => $.day.close.offline);
    const holders = holdsInTheWay(no).map((id) => memberOf(live.store.hold(id)?.memberId));
    if (holders.length > 0) return t(($) => $.day.close.held, { names: format.list([...new Set(holders)]) });
    const { length: count } = visitsInTheWay(no);
    const reason = count > 0 ? t(($) => $.day.close.conflict, { count }) : refusalSentence(no, t, format);
    return t(($) => $.day.close.failed, { reason });
  }

  function memberOf(id: string | undefined): string {
    return settings.members.find((one) => one.id === id)?.name ?? t(($) => $.day.close.somebody);
  }

  return {
    form,
    trouble,
    isAsking,
    impact: impact.dialog,
    submit,
    check,
    change(part) {
      setForm({ ...form, ...part });
      setTrouble({});
    },
  };
}

function wordsOf(faults: Readonly<Partial<Record<keyof CloseForm, CloseFault>>>, t: Translate): CloseTrouble {
  const words: Readonly<Record<CloseFault, string>> = {
    required: fieldText(t, 'required'),
    reason: fieldText(t, 'reason'),
    time: t(($) => $.day.close.time),
    order: t(($) => $.day.close.order),
    long: t(($) => $.day.close.long),
  };
  return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, words[fault]]));
}
