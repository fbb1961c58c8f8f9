// The page on which a manager runs the clinic.
import { useTranslation } from 'react-i18next';
import { PageShell } from '#client/screens/shell/page-shell.tsx';

/** The page on which a manager runs the clinic. */
export function Admin() {
  const { t } = useTranslation();
  return <PageShell title={t(($) => $.admin.title)}>{null}</PageShell>;
}
