// Closing time: the form, the one question to the server, and what came of it.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '#client/kit/clock.ts';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import { noteChange } from '#client/screens/appointment/last-changes.ts';
import { fieldSentences, type No, refusalSentence } from '#client/screens/appointment/refusals.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useCaller } from '#client/screens/session.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Appointment } from '#shared/model/appointment.ts';
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

/** The form as it stands, who is in its way, and what can be done. */
export interface Closing {
  readonly form: CloseForm;
  readonly trouble: CloseTrouble;
  /** The visits the server named; those of `kept` shall stay. */
  readonly visits: readonly Appointment[];
  readonly kept: ReadonlySet<string>;
  readonly isAsking: boolean;
  readonly change: (part: Partial<CloseForm>) => void;
  readonly keep: (ids: readonly string[], stays: boolean) => void;
  readonly submit: () => Promise<void>;
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
  const [visits, setVisits] = useState<readonly Appointment[]>([]);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);

  const submit = async () => {
    if (isAsking) return;
    const faults = closeFaults(form, zone);
    const input = closeInput(form, zone, [...kept]);
    if (!input) return setTrouble(wordsOf(faults, t));
    setAsking(true);
    const came = await live.attempt('schedule.close', input);
    setAsking(false);
    // Whoever left the form meanwhile is told all the same.
    if (!came.ok) return isShown.current ? refused(came) : void toast({ text: wholeOf(came), tone: 'bad' });
    const { id, version } = came.value;
    noteChange(id, { by: { id: caller.id, name: caller.name }, at: instantOf(now()), version });
    const schedule = settings.schedules.find((one) => one.id === input.scheduleId);
    const words = {
      name: schedule ? nameIn(format.settings.language, schedule) : '',
      when: closedWhen(input, zone, { t, format }),
    };
    telling.done(
      t(($) => $.day.close.done, words),
      came,
      { name: 'schedule.close', on: { noun: 'closure', id } },
    );
    return onClose();
  };

  function refused(no: No): void {
    const named = visitsInTheWay(no);
    // Refused for something else, those named before are in the way still.
    if (named.length > 0) {
      setVisits((before) => [
        ...before.filter(({ id }) => kept.has(id) && !named.some((one) => one.id === id)),
        ...named,
      ]);
    }
    const at = fieldSentences(no, t);
    const fields: CloseTrouble = {
      ...(at['scheduleId'] && { scheduleId: at['scheduleId'] }),
      ...(at['start'] && { [form.isWhole ? 'fromDate' : 'fromTime']: at['start'] }),
      ...(at['end'] && { [form.isWhole ? 'toDate' : 'toTime']: at['end'] }),
      ...(at['reason'] && { reason: at['reason'] }),
    };
    const isSaid = named.length > 0 || Object.keys(fields).length > 0;
    setTrouble(isSaid ? fields : { whole: wholeOf(no) });
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
    visits,
    kept,
    isAsking,
    submit,
    change(part) {
      setForm({ ...form, ...part });
      setTrouble({});
      const isSameTime = Object.keys(part).every((field) => field === 'reason');
      if (!isSameTime) setVisits([]);
    },
    keep(ids, stays) {
      setKept(new Set(stays ? [...kept, ...ids] : [...kept].filter((id) => !ids.includes(id))));
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
