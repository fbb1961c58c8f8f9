// Giving a booking: it shows at once, the sheet closes, and a refusal brings back what was typed.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { toast } from '#client/kit/toasts.ts';
import { useLive } from '#client/live/hooks.ts';
import type { Answer } from '#client/live/ask.ts';
import { useTelling } from '#client/screens/undo/use-telling.ts';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { type BookingForm, unpractised } from './booking-form.ts';
import { type No, refusalSentence } from './refusals.ts';
import { isSheetOpen, keepReturned, noteOpenSheet } from './returned-forms.ts';
import { practitionerOf, whenWords } from './slot-words.ts';
import type { Subject } from './subject.ts';

/** So long the sheet waits for an answer before it gives the screen back, in ms. */
const PATIENCE_MS = 1500;

interface BookingParts {
  readonly settings: Settings;
  readonly onClose: () => void;
  readonly onSubject: (subject: Subject) => void;
  /** The answer was no and the sheet is still there. */
  readonly onRefused: (refusal: No) => void;
}

/** Answers the way to book, and whether an answer is awaited. */
export function useBooking({ settings, onClose, onSubject, onRefused }: BookingParts) {
  const live = useLive();
  const telling = useTelling();
  const { t } = useTranslation();
  const format = useFormat();
  const isShown = useRef(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    isShown.current = true;
    const gone = noteOpenSheet();
    return () => {
      isShown.current = false;
      gone();
    };
  }, []);

  const book = (form: BookingForm, input: CommandInput<'appointment.book'>) => {
    setAsking(true);
    const { commandId, answer } = live.ask('appointment.book', input, { quiet: true });
    const { kind } = live.store.link;
    if (kind === 'offline' || kind === 'signed-out')
      telling.queued({ commandId, name: 'appointment.book', on: { noun: 'appointment', id: commandId } });
    const timer = setTimeout(() => isShown.current && onClose(), kind === 'live' ? PATIENCE_MS : 0);
    void answer.then((came) => {
      clearTimeout(timer);
      if (came.ok) tellBooked(came);
      else comeBack(came);
    });

    function tellBooked(came: Extract<Answer<'appointment.book'>, { ok: true }>): void {
      const { value } = came;
      const patient = live.store.patient(value.patientId)?.name ?? t(($) => $.booking.patient.unknown);
      const time = whenWords(value, settings.clinic.zone, { t, format });
      const open = () => onSubject({ kind: 'existing', id: value.id });
      const about = { name: 'appointment.book', on: { noun: 'appointment', id: value.id } } as const;
      const who = form.anyone && practitionerOf(settings, value.scheduleIds);
      telling.done(
        who
          ? t(($) => $.booking.anyone.booked, { patient, time, name: nameIn(format.settings.language, who) })
          : t(($) => $.calendar.toast.booked, { patient, time }),
        came,
        about,
        [{ text: t(($) => $.booking.action.open), run: open }],
      );
      if (isShown.current) onClose();
    }

    function comeBack(refusal: No): void {
      const open = unpractised(input.scheduleIds, settings);
      // Whoever it would have been is lost, and anyone will do: the server takes the next one.
      if (form.anyone && refusal.code === 'slot-taken' && open.length < input.scheduleIds.length) {
        live.dismiss(commandId);
        const { holdId: _, ...rest } = input;
        return book(form, { ...rest, scheduleIds: open });
      }
      if (isShown.current) {
        setAsking(false);
        return onRefused(refusal);
      }
      live.dismiss(commandId);
      const reopen = () => onSubject({ kind: 'new', draft: keepReturned({ form, refusal }) });
      if (!isSheetOpen()) return reopen();
      const text = t(($) => $.calendar.toast.takenBack, { reason: refusalSentence(refusal, t, format) });
      toast({ text, tone: 'bad', staysMs: null, action: { text: t(($) => $.booking.action.open), run: reopen } });
    }
  };
  return { book, isAsking };
}
