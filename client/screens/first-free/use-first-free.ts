// What First free looks for and finds: its form, and the times of all days as one list that is followed.
import { useMemo, useState } from 'react';
import { useFormat } from '#client/kit/locale.tsx';
import { useCalendar, useLink } from '#client/live/hooks.ts';
import { needsOf } from '#client/screens/appointment/booking-form.ts';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useScene } from '#client/screens/desk/scene.ts';
import { usualService } from '#client/screens/desk/usual-service.ts';
import { useCaller } from '#client/screens/session.ts';
import { useAllFollowed } from '#client/screens/use-followed.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { instantOf, MINUTE } from '#shared/time/instant.ts';
import { daysOf, type FirstFreeForm, withService, wishesOf } from './first-free.ts';

/** What is asked for begins on a mark of so many ms, so that the question stays the same for a while. */
const MARK = 10 * MINUTE;
const NO_TIMES: readonly Alternative[] = [];
const UNREACHABLE: ReadonlySet<string> = new Set(['offline', 'signed-out']);

/** The form, what it may choose among, and what is free. */
export type FirstFree = ReturnType<typeof useFirstFree>;

/** Looks from the day in view on, for what its practitioner is mostly booked for. */
export function useFirstFree(settings: Settings) {
  const { language } = useFormat().settings;
  const { today, practitioner, window } = useScene();
  const caller = useCaller();
  const known = useCalendar(window);
  const mark = useClinicNow(MARK);
  const soonest = useClinicNow(MINUTE) + MINUTE;
  const services = settings.services.filter(
    ({ active, needs }) => active && needs.some(({ kind }) => kind === 'practitioner'),
  );
  const ableTo = (serviceId: Id): readonly Schedule[] => {
    const [able = []] = needsOf({ serviceId }, settings);
    return able.filter(({ id }) => mayChange(caller, settings.schedules, [id]));
  };
  const [form, setForm] = useState((): FirstFreeForm => {
    const usual = practitioner && usualService(practitioner.id, known, services);
    const first = usual ?? services[0];
    const durationMinutes = first?.durationMinutes ?? settings.clinic.gridMinutes;
    return {
      serviceId: first?.id ?? '',
      practitionerIds: [],
      when: 'today',
      typed: '',
      weeks: 0,
      part: 'any',
      durationMinutes,
    };
  });
  const able = ableTo(form.serviceId);
  // Whoever keeps only some schedules looks at those alone.
  const [all = []] = needsOf(form, settings);
  const isLimited = able.length < all.length;
  const asked = {
    ...form,
    practitionerIds: form.practitionerIds.length === 0 && isLimited ? able.map(({ id }) => id) : form.practitionerIds,
  };
  const facts = { settings, today, language, mark };
  const wishes = wishesOf(asked, facts);
  const answers = useAllFollowed('slots', wishes);
  const isAsked = wishes.length > 0;
  const isKnown = answers.every(({ value }) => value !== null);
  const isFailed =
    isAsked && answers.some(({ state, value }) => state === 'refused' || (state === 'old' && value === null));
  const isCut = UNREACHABLE.has(useLink().kind);
  const found = useMemo(() => {
    const from = instantOf(soonest);
    const times = answers.flatMap(({ value }) => value ?? []).filter(({ start }) => start >= from);
    return times.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  }, [answers, soonest]);
  const question = JSON.stringify(wishes);
  // While another question is asked the times before are still there, so that nothing blinks.
  const [last, setLast] = useState({ found: NO_TIMES, question: '' });
  if (isKnown && (last.found !== found || last.question !== question)) setLast({ found, question });

  const change = (part: Partial<FirstFreeForm>) => setForm((before) => ({ ...before, weeks: 0, ...part }));
  return {
    form,
    change,
    services,
    able,
    settings,
    chooseService: (serviceId: Id) =>
      setForm((before) => withService({ ...before, weeks: 0 }, serviceId, settings, ableTo(serviceId))),
    ...daysOf(form, facts),
    today,
    times: isKnown ? found : last.found,
    question: isKnown ? question : last.question,
    /** No answer to this question yet. */
    isAsking: !isKnown && !isFailed,
    isFailed,
    /** Where nobody can be asked: when this was last known to be true, in ms of this device. */
    asOf: isCut && isKnown && isAsked ? Math.min(...answers.map(({ asOf }) => asOf)) : null,
  };
}
