// The page is older than the server: it goes on only after a reload.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Strip } from '#client/kit/strip.tsx';
import { useLive } from '#client/live/hooks.ts';

/** Nothing while page and server speak the same protocol. */
export function OutdatedStrip() {
  const { t } = useTranslation();
  const live = useLive();
  const [isOutdated, setOutdated] = useState(false);
  useEffect(() => live.onOutdated(() => setOutdated(true)), [live]);
  if (!isOutdated) return null;
  return (
    <Strip
      icon="refresh"
      action={
        <Button size="s" onPress={() => location.reload()}>
          {t(($) => $.common.state.reload)}
        </Button>
      }
    >
      {t(($) => $.desk.link.outdated)}
    </Strip>
  );
}
