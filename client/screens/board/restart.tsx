// What stands in a screen's place when drawing it failed: nobody is there to press anything, so it starts again by itself.
import { Component, type ReactNode } from 'react';

const AFTER_MS = 30_000;

/** Loads the page anew half a minute from now: what failed at once would fail at once again. */
export function restartSoon(): void {
  setTimeout(() => location.reload(), AFTER_MS);
}

interface RestartProps {
  readonly children: ReactNode;
}

/** Draws nothing after a failure, and loads the page anew half a minute later. */
export class Restart extends Component<RestartProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch() {
    restartSoon();
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}
