// What stands in a screen's place when drawing it failed: nobody is there to press anything, so it starts again by itself.
import { Component, type ReactNode } from 'react';

const AFTER_MS = 30_000;

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
    setTimeout(() => location.reload(), AFTER_MS);
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}
