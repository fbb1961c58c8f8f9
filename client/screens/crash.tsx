// What stands in the page's place when drawing it failed: a bug, said plainly, with a way on.
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { EmptyState } from '#client/kit/notes.tsx';
import styles from './app.module.css';

interface CrashProps {
  readonly children: ReactNode;
}

/** Catches whatever is thrown while the pages below it are drawn. */
export class Crash extends Component<CrashProps, { readonly hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <main className={styles['middle']}>
            <EmptyState
              icon="alert"
              title={t(($) => $.common.state.crashed)}
              action={<Button onPress={() => location.reload()}>{t(($) => $.common.state.reload)}</Button>}
            >
              {t(($) => $.common.state.crashedLead)}
            </EmptyState>
          </main>
        )}
      </Translation>
    );
  }
}
