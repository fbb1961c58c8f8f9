// The hours of a practitioner, a room or a device, in a dialog: a part at a time, and below what it all comes to.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { Segmented } from '#client/kit/segmented.tsx';
import { useLive } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useImpact } from '#client/screens/impact/use-impact.tsx';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { DifferentDays } from './different-days.tsx';
import { FormDialog } from './form/form-dialog.tsx';
import { Spot } from './form/form-frame.tsx';
import formStyles from './form/form.module.css';
import { type Form, useForm } from './form/use-form.ts';
import { GoesBy } from './goes-by.tsx';
import { HoursEditor } from './hours-editor.tsx';
import panels from './hours-panels.module.css';
import { HoursPreview } from './hours-preview.tsx';
import { faultsOfHours, hoursShape, type HoursTyped } from './hours-shape.ts';
import { datedWords, hoursWords, observesWords, weeksWords } from './hours-words.ts';
import { OtherWeeks } from './other-weeks.tsx';

interface HoursDialogProps {
  readonly schedule: Schedule;
  readonly clinic: Clinic;
  readonly onClose: () => void;
}

/** The parts by the field of the form each is about. */
const PARTS = { week: 'hours', weeks: 'otherHours', dates: 'exceptions', goesBy: 'observes' } as const;
type Part = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as Part[];

/** The dialog. */
export function HoursDialog({ schedule, clinic, onClose }: HoursDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = useLive();
  const impact = useImpact();
  const [today] = useState(() => dateIn(clinic.zone, clinicNow()));
  const [shape] = useState(() => hoursShape(format, today));
  const name = nameIn(format.settings.language, schedule);
  const form = useForm({
    shape,
    noun: schedule,
    command: 'schedule.set-hours',
    about: { scheduleId: schedule.id },
    check: faultsOfHours,
    give: ({ scheduleId, baseVersion, base, visits: _, ...set }) =>
      impact.settle({
        change: { of: 'hours', scheduleId, set },
        about: t(($) => $.impact.ofHours, { name }),
        send: (visits) =>
          live.attempt('schedule.set-hours', {
            scheduleId,
            baseVersion,
            base,
            ...set,
            ...(visits.length > 0 && { visits }),
          }),
      }),
    said: () => t(($) => $.admin.schedule.hoursSaved, { name }),
    onSaved: onClose,
  });
  const [part, setPart] = usePart(form);
  const facts = { t, format, weekStart: clinic.weekStart };
  const said = {
    hours: (typed: HoursTyped) => format.list(hoursWords(t, format, fieldsOf(typed).hours, clinic.weekStart)),
    otherHours: (typed: HoursTyped) => weeksWords(fieldsOf(typed).otherHours, facts),
    exceptions: (typed: HoursTyped) => datedWords(fieldsOf(typed).exceptions, facts),
    observes: (typed: HoursTyped) => observesWords(typed.observes, facts),
  };
  const fieldsOf = (typed: HoursTyped) => shape.fieldsOf(typed) as Pick<Schedule, keyof HoursTyped>;
  const shown = {
    week: (
      <>
        <p className={formStyles['note']}>{t(($) => $.admin.hours.lead)}</p>
        <HoursEditor
          hours={form.typed.hours}
          onChange={(hours) => form.change({ hours })}
          faults={form.faults}
          clinic={clinic}
        />
      </>
    ),
    weeks: <OtherWeeks form={form} clinic={clinic} today={today} />,
    dates: <DifferentDays form={form} today={today} />,
    goesBy: <GoesBy form={form} clinic={clinic} today={today} />,
  };
  return (
    <>
      <FormDialog form={form} size="l" title={t(($) => $.admin.schedule.hoursOf, { name })} onClose={onClose}>
        <div className={panels['whole']}>
          <div className={panels['parts']}>
            <Segmented
              label={t(($) => $.admin.hours.part)}
              value={part}
              onChange={setPart}
              choices={NAMES.map((id) => ({ id, text: partName(id) }))}
            />
          </div>
          <Spot form={form} at={PARTS[part]} say={said[PARTS[part]]}>
            {shown[part]}
          </Spot>
          <HoursPreview fields={shape.fieldsOf(form.typed)} stands={schedule} clinic={clinic} today={today} />
        </div>
      </FormDialog>
      {impact.dialog}
    </>
  );

  function partName(id: Part): string {
    const word = t(($) => $.admin.hours.parts[id]);
    const { length } = { ...form.typed, hours: [], observes: [] }[PARTS[id]];
    return length === 0 ? word : t(($) => $.admin.hours.counted, { part: word, count: length });
  }
}

/** The part in view: that of a fault or of what is to be chosen comes into it by itself. */
function usePart(form: Form<HoursTyped>): readonly [Part, (part: Part) => void] {
  const [part, setPart] = useState<Part>('week');
  const [seen, setSeen] = useState<{ readonly faults: unknown; readonly clashes: unknown }>(form);
  if (seen.faults !== form.faults || seen.clashes !== form.clashes) {
    setSeen({ faults: form.faults, clashes: form.clashes });
    const isWrong = (name: Part) => form.faults[PARTS[name]] !== undefined;
    const isCrossed = (name: Part) => form.clashes.some(({ at }) => at === PARTS[name]);
    const wanted = NAMES.filter((name) => isWrong(name) || isCrossed(name));
    if (wanted[0] !== undefined && !wanted.includes(part)) setPart(wanted[0]);
  }
  return [part, setPart];
}
