// The way from a booking that was begun to closing its time instead: the form is left, and its hold with it.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useSettings } from '#client/live/hooks.ts';
import type { BookingForm } from '#client/screens/appointment/booking-form.ts';
import { practitionerOf } from '#client/screens/appointment/slot-words.ts';
import { useDesk } from '#client/screens/desk/desk-context.ts';
import { mayChange } from '#client/screens/desk/rights.ts';
import { useCaller } from '#client/screens/session.ts';
import { plusMinutes } from '#shared/time/instant.ts';

interface CloseInsteadProps {
  readonly form: BookingForm;
  /** The instant of the form's time; null where it is none. */
  readonly start: string | null;
  /** Leaves the booking. */
  readonly onClose: () => void;
}

/** The button, for who may close the practitioner's time. */
export function CloseInstead({ form, start, onClose }: CloseInsteadProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const caller = useCaller();
  const settings = useSettings();
  const schedule = settings && practitionerOf(settings, form.scheduleIds);
  if (!settings || !schedule || start === null) return null;
  if (!mayChange(caller, settings.schedules, [schedule.id], 'closures')) return null;
  const wish = { scheduleId: schedule.id, start, end: plusMinutes(start, form.durationMinutes) };
  return (
    <div>
      <Button
        variant="quiet"
        size="s"
        icon="closed"
        onPress={() => {
          onClose();
          desk.ask({ kind: 'close', wish });
        }}
      >
        {t(($) => $.day.close.instead)}
      </Button>
    </div>
  );
}
