// A part of the clinic's page: its heading, what it is about, and the one thing that can be added.
import type { ReactNode } from 'react';
import { Button } from '#client/kit/button.tsx';
import styles from './list.module.css';

interface SectionHeadProps {
  readonly title: string;
  readonly lead?: string;
  readonly add?: string;
  readonly onAdd?: () => void;
  /** Below another part rather than the first of the page. */
  readonly isBelow?: boolean;
}

/** The head. */
export function SectionHead({ title, lead, add, onAdd, isBelow = false }: SectionHeadProps) {
  const Title = isBelow ? 'h3' : 'h2';
  return (
    <header className={styles['head']}>
      <Title className={styles['title']}>{title}</Title>
      {add !== undefined && onAdd && (
        <Button icon="add" onPress={onAdd}>
          {add}
        </Button>
      )}
      {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
    </header>
  );
}

/** A word about a row: out of use, invited. */
export function Tag({ children, tone }: { readonly children: ReactNode; readonly tone?: 'arrived' | 'confirmed' }) {
  return (
    <span className={styles['tag']} {...(tone !== undefined && { 'data-tone': tone })}>
      {children}
    </span>
  );
}
