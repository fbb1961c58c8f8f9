// With whom and where: one choice for each thing the service needs.
import { useTranslation } from 'react-i18next';
import type { Choice } from '#client/kit/choice.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { nameIn, titleIn } from '#client/screens/desk/names.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCaller } from '#client/screens/session.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule, ScheduleKind } from '#shared/model/schedule.ts';

interface NeedFieldsProps {
  /** The schedules able to serve each need, the practitioner's need first. */
  readonly needs: readonly (readonly Schedule[])[];
  readonly settings: Settings;
  readonly scheduleIds: readonly Id[];
  /** `able` is the need the choice is for; null leaves it to the server. */
  readonly onChange: (able: readonly Schedule[], chosen: Id | null) => void;
  readonly error?: string | undefined;
  /** Any practitioner will do; the one among `scheduleIds` is who it would be. */
  readonly isAnyone?: boolean;
}

const FIRST_FREE = 'first-free';

/** The practitioner may be left open until a free time decides; a room until the server finds a free one. */
export function NeedFields({ needs, settings, scheduleIds, onChange, error, isAnyone = false }: NeedFieldsProps) {
  const { t } = useTranslation();
  const { settings: habits } = useFormat();
  const caller = useCaller();
  const choiceOf = (one: Schedule): Choice => ({
    id: one.id,
    text: nameIn(habits.language, one),
    detail: titleIn(habits.language, one),
  });
  const anyOf: Readonly<Record<ScheduleKind, string>> = {
    practitioner: t(($) => $.booking.field.practitionerAny),
    room: t(($) => $.booking.field.roomAny),
    device: t(($) => $.booking.field.deviceAny),
  };
  const anyone = (kind: ScheduleKind, now?: Schedule): Choice => ({
    id: FIRST_FREE,
    text: now ? t(($) => $.booking.field.practitionerAnyNow, { name: nameIn(habits.language, now) }) : anyOf[kind],
  });
  return needs.map((able, at) => {
    const kind = able[0]?.kind ?? 'room';
    const isPractitioner = kind === 'practitioner';
    const named = able.find(({ id }) => scheduleIds.includes(id));
    const isOpen = isPractitioner && isAnyone;
    const chosen = isOpen ? null : (named?.id ?? null);
    const offered = isPractitioner ? able.filter(({ id }) => mayChange(caller, settings.schedules, [id])) : able;
    return (
      <Select
        key={`${kind} ${able[0]?.id ?? at}`}
        label={t(($) => $.booking.field[kind])}
        choices={[
          ...(isPractitioner && offered.length === 1 ? [] : [anyone(kind, isOpen ? named : undefined)]),
          ...offered.map(choiceOf),
        ]}
        value={chosen ?? FIRST_FREE}
        onChange={(id) => onChange(able, id === FIRST_FREE ? null : id)}
        error={isPractitioner ? error : undefined}
      />
    );
  });
}
