// The clinic's screens: which there are, what they are called, and how another one is paired or one is let go.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { Menu } from '#client/kit/menu.tsx';
import type { Display } from '#shared/model/display.ts';
import type { SectionProps } from './admin.tsx';
import { type Asked, ConfirmDialog } from './confirm-dialog.tsx';
import { PairDisplay } from './pair-display.tsx';
import { RenameDisplay } from './rename-display.tsx';
import styles from './list.module.css';
import { SectionHead, Tag } from './section.tsx';
import { HowToPair } from './how-to-pair.tsx';
import { useAct } from './use-act.ts';

/** The section. Screens that were unpaired are shown when they are asked for. */
export function Displays({ settings: { displays } }: SectionProps) {
  const { t } = useTranslation();
  const [isPairing, setPairing] = useState(false);
  const [isAllShown, setAllShown] = useState(false);
  const paired = inOrder(displays.filter(({ active }) => active));
  const off = inOrder(displays.filter(({ active }) => !active));
  return (
    <div className={styles['section']}>
      <SectionHead
        title={t(($) => $.admin.section.displays)}
        lead={t(($) => $.board.admin.lead)}
        add={t(($) => $.board.admin.pair)}
        onAdd={() => setPairing(true)}
      />
      {paired.length === 0 ? <HowToPair /> : <DisplayList displays={paired} />}
      {off.length > 0 && (
        <>
          <div>
            <Button variant="quiet" size="s" aria-expanded={isAllShown} onPress={() => setAllShown(!isAllShown)}>
              {isAllShown ? t(($) => $.board.admin.hideOff) : t(($) => $.board.admin.showOff, { count: off.length })}
            </Button>
          </div>
          {isAllShown && <DisplayList displays={off} />}
        </>
      )}
      {isPairing && <PairDisplay onClose={() => setPairing(false)} />}
    </div>
  );
}

function DisplayList({ displays }: { readonly displays: readonly Display[] }) {
  const { t } = useTranslation();
  const act = useAct();
  const [renamed, setRenamed] = useState<Display | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const revoke = ({ id: displayId, name }: Display) => {
    setAsked({
      title: t(($) => $.board.admin.revokeTitle, { name }),
      lead: t(($) => $.board.admin.revokeLead),
      action: t(($) => $.board.admin.revoke),
      run: () => act('display.revoke', { displayId }, () => t(($) => $.board.admin.revoked, { name })),
    });
  };
  return (
    <>
      <ul className={styles['list']} aria-label={t(($) => $.admin.section.displays)}>
        {displays.map((display) => (
          <li key={display.id} className={styles['row']} data-display={display.id} data-quiet={!display.active}>
            <Icon name="screen" size={20} />
            <span className={styles['words']}>
              <span className={styles['name']}>
                <bdi>{display.name}</bdi>
                {display.active ? (
                  <Tag tone="confirmed">{t(($) => $.board.admin.active)}</Tag>
                ) : (
                  <Tag>{t(($) => $.board.admin.off)}</Tag>
                )}
              </span>
            </span>
            {display.active && (
              <Menu
                label={t(($) => $.board.admin.more, { name: display.name })}
                trigger={<IconButton icon="more" label={t(($) => $.board.admin.more, { name: display.name })} />}
                actions={[
                  {
                    id: 'rename',
                    text: t(($) => $.board.admin.rename),
                    icon: 'edit',
                    run: () => setRenamed(display),
                  },
                  {
                    id: 'revoke',
                    text: t(($) => $.board.admin.revoke),
                    icon: 'cancelled',
                    isDanger: true,
                    startsGroup: true,
                    run: () => revoke(display),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {renamed && <RenameDisplay display={renamed} onClose={() => setRenamed(null)} />}
      {asked && <ConfirmDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function inOrder(displays: readonly Display[]): readonly Display[] {
  return displays.toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
