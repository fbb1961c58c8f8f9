// The fields of a slot, shared by booking and moving: what for, with whom, when, and what stands against it.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { ServiceDot } from '#client/kit/service-dot.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Alternative } from '#shared/rules/decision.ts';
import { BeyondNote } from './beyond-note.tsx';
import { needsOf, withSchedule, withService } from './booking-form.ts';
import { HeldNote } from './held-note.tsx';
import { NeedFields } from './need-fields.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { practitionerOf } from './slot-words.ts';
import { TakenWords } from './taken-words.tsx';
import { TimeFields } from './time-fields.tsx';
import type { SlotForm } from './use-slot-form.ts';
import { isTaken } from './use-taken-by.ts';

interface SlotRefusalProps {
  readonly model: SlotForm;
  /** One of the free times was pressed: the same is asked for again at that time. */
  readonly onSlot: (slot: Alternative) => void;
}

/** What the last attempt was refused for, unless a field or the note on hours already says it. */
export function SlotRefusal({ model, onSlot }: SlotRefusalProps) {
  const { refusal } = model.trouble;
  if (refusal === null || isAboutHours(model)) return null;
  return (
    <RefusalNote
      refusal={refusal}
      settings={model.settings}
      date={model.form.date}
      known={practitionerOf(model.settings, model.form.scheduleIds)?.id}
      taken={isTaken(model.taken) && <TakenWords taken={model.taken} settings={model.settings} />}
      onSlot={onSlot}
    />
  );
}

interface SlotFieldsProps {
  readonly model: SlotForm;
  /** It is the first of many visits, about each of which is decided later. */
  readonly isPlan?: boolean;
}

/** Service, practitioner, room, day, time, length; and the reason where the slot leaves the rules. */
export function SlotFields({ model, isPlan = false }: SlotFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { form, change, settings, trouble } = model;
  const services = settings.services.filter(({ id, active }) => active || id === form.serviceId);
  return (
    <>
      <Select
        label={t(($) => $.booking.field.service)}
        choices={services.map((one) => ({
          id: one.id,
          text: nameIn(format.settings.language, one),
          detail: format.duration(one.durationMinutes),
          lead: <ServiceDot color={one.color} />,
        }))}
        value={form.serviceId}
        onChange={(id) => change(withService(form, settings, id))}
        error={trouble.fields['serviceId']}
      />
      <NeedFields
        needs={needsOf(form, settings)}
        settings={settings}
        scheduleIds={form.scheduleIds}
        isAnyone={form.anyone}
        onChange={(able, chosen) => change(withSchedule(form, able, chosen))}
        error={trouble.fields['scheduleIds']}
      />
      <TimeFields model={model} />
      {!isPlan && <HeldNote model={model} />}
      {!isPlan && <BeyondNote model={model} isAnswer={isAboutHours(model)} />}
    </>
  );
}

function isAboutHours({ trouble, closed }: SlotForm): boolean {
  return trouble.refusal?.code === 'outside-hours' && closed.length > 0;
}
