// The name of a member of the clinic, by id.
import { useTranslation } from 'react-i18next';
import { useSettings } from '#client/live/hooks.ts';
import type { Id } from '#shared/model/id.ts';

/** The name; "a colleague" where nobody of that id is known. */
export function useMemberName(id: Id | null): string {
  const { t } = useTranslation();
  const members = useSettings()?.members;
  return members?.find((one) => one.id === id)?.name ?? t(($) => $.hold.dialog.somebody);
}
