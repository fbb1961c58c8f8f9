// Changes made here that could not be made after all, and forms that were begun: nobody may lose sight of them.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { Strip } from '#client/kit/strip.tsx';
import { useAttention } from '#client/live/hooks.ts';
import { useLeftDrafts } from '#client/screens/drafts/open-drafts.ts';
import styles from './attention.module.css';
import { AttentionCard } from './attention-card.tsx';
import { useDesk } from './desk-context.ts';
import { DraftCard, DraftStrip } from './draft-card.tsx';

/** A strip that says how many there are; one form that was begun is offered in it at once. */
export function AttentionStrip() {
  const { t } = useTranslation();
  const desk = useDesk();
  const count = useAttention().length;
  const drafts = useLeftDrafts();
  const [first, ...others] = drafts;
  const look = (
    <Button size="s" onPress={() => desk.ask({ kind: 'attention' })}>
      {t(($) => $.desk.attention.look)}
    </Button>
  );
  if (count === 0 && first && others.length === 0) return <DraftStrip draft={first} />;
  return (
    <>
      {count > 0 && (
        <Strip icon="alert" action={look}>
          {t(($) => $.desk.attention.title, { count })}
        </Strip>
      )}
      {count === 0 && first && (
        <Strip icon="edit" action={look}>
          {t(($) => $.together.draft.count, { count: drafts.length })}
        </Strip>
      )}
    </>
  );
}

/** The list of them; it closes itself when the last is dealt with. */
export function AttentionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const cards = useAttention();
  const drafts = useLeftDrafts();
  const title =
    cards.length > 0 ? t(($) => $.desk.attention.title, { count: cards.length }) : t(($) => $.together.draft.title);
  return (
    <Dialog title={title} isOpen={cards.length + drafts.length > 0} onClose={onClose}>
      {cards.length > 0 && (
        <>
          <p>{t(($) => $.desk.attention.lead)}</p>
          <ul className={styles['list']}>
            {cards.map((card) => (
              <AttentionCard key={card.pending.commandId} card={card} onLeave={onClose} />
            ))}
          </ul>
        </>
      )}
      {drafts.length > 0 && (
        <section aria-label={t(($) => $.together.draft.title)}>
          {cards.length > 0 && <h3 className={styles['title']}>{t(($) => $.together.draft.title)}</h3>}
          <ul className={styles['list']}>
            {drafts.map((draft) => (
              <DraftCard key={draft.key} draft={draft} onLeave={onClose} />
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
