// Whose week is shown.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Menu } from '#client/kit/menu.tsx';
import { go } from '#client/screens/place.ts';
import { nameIn } from './names.ts';
import { useScene } from './scene.ts';

/** Where a whole name fits into the top bar; elsewhere it stands over the calendar. */
export const ROOMY = '(width >= 1100px)';

/** Chooses the practitioner of the week; on a doctor's own page there is nothing to choose. */
export function WeekPractitioner() {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const { schedules, practitioner, place } = useScene();
  if (!practitioner || place.path === '/doctor') return null;
  const actions = schedules
    .filter(({ kind }) => kind === 'practitioner')
    .map((schedule) => ({
      id: schedule.id,
      text: nameIn(language, schedule),
      ...(schedule.id === practitioner.id && { icon: 'check' as const }),
      run: () => go({ scheduleId: schedule.id }),
    }));
  const label = t(($) => $.desk.week.practitioner);
  return (
    <Menu
      label={label}
      actions={actions}
      trigger={
        <Button icon="stethoscope">
          <span className="visually-hidden">{label}: </span>
          <bdi>{nameIn(language, practitioner)}</bdi>
        </Button>
      }
    />
  );
}
