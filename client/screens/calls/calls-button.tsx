// The way to the confirmation calls of the next working day, for those who make them.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useLive, useSettings } from '#client/live/hooks.ts';
import { useScene } from '#client/screens/desk/scene.ts';
import { go } from '#client/screens/place.ts';
import { scopeOf } from '#shared/contract/allow.ts';
import { showCalls } from './show-calls.ts';

/** A button; nothing for whoever sees to one schedule only. */
export function CallsButton() {
  const { t } = useTranslation();
  const live = useLive();
  const settings = useSettings();
  const { caller, today } = useScene();
  if (scopeOf(caller.role, 'calendar') !== 'all') return null;
  return (
    <Button size="s" icon="phone" onPress={() => void showCalls({ live, settings, today, show: go })}>
      {t(($) => $.day.calls.title)}
    </Button>
  );
}
