// Only appointments of one state in the list.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Menu } from '#client/kit/menu.tsx';
import type { StatusChoice } from '#client/screens/place-text.ts';
import { go } from '#client/screens/place.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { appointmentStatus } from '#shared/model/appointment.ts';
import { useScene } from './scene.ts';

/** All of them but that of a mistake, which nobody looks for. */
const CHOICES = ['unconfirmed', ...appointmentStatus.exclude(['entered-in-error']).options] as const;

/** A menu of states; choosing cancelled shows them too. */
export function StatusFilter() {
  const { t } = useTranslation();
  const { place } = useScene();
  const label = t(($) => $.desk.filter.status);
  const any = t(($) => $.desk.filter.anyStatus);
  const actions = [null, ...CHOICES].map((status) => ({
    id: status ?? 'any',
    text: status === null ? any : statusText(t, status),
    ...(status === place.status && { icon: 'check' as const }),
    run: () => go({ status, ...(status === 'cancelled' && { withCancelled: true }) }, 'replace'),
  }));
  const { status: chosen } = place;
  return (
    <Menu
      label={label}
      actions={actions}
      trigger={
        <Button size="s">
          <span className="visually-hidden">{label}: </span>
          {chosen === null ? any : statusText(t, chosen)}
        </Button>
      }
    />
  );
}

function statusText(t: Translate, status: StatusChoice): string {
  return status === 'unconfirmed' ? t(($) => $.day.calls.unconfirmed) : t(($) => $.common.status[status]);
}
