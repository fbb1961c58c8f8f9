// Choosing one clinic of several, after the password was right.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import type { ClinicChoice } from './open-session.ts';
import styles from './sign-in.module.css';

interface ClinicListProps {
  readonly clinics: readonly ClinicChoice[];
  readonly isAsking: boolean;
  readonly onChoose: (slug: string) => Promise<void>;
  readonly onBack: () => void;
}

/** One button per clinic. */
export function ClinicList({ clinics, isAsking, onChoose, onBack }: ClinicListProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['form']}>
      <div>
        <h2 className={styles['question']}>{t(($) => $.common.signIn.chooseClinic)}</h2>
        <p className={styles['lead']}>{t(($) => $.common.signIn.chooseClinicLead)}</p>
      </div>
      <ul className={styles['clinics']}>
        {clinics.map(({ slug, name }, at) => (
          <li key={slug}>
            <Button isWide isDisabled={isAsking} autoFocus={at === 0} onPress={() => void onChoose(slug)}>
              <span className={styles['clinic']}>
                <bdi>{name}</bdi>
                <Icon name="forward" />
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="quiet" icon="back" onPress={onBack}>
        {t(($) => $.common.action.back)}
      </Button>
    </div>
  );
}
