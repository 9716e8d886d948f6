/** Catches a crash of the interface and offers a way on. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorPanel } from '../components/ErrorPanel';

type State = { error: unknown };

export class CrashCatcher extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    // the stack is all a maintainer has to go by; it holds no data of cases; Chromium 92 lacks this
    window.reportError?.(new Error(`${error.message}${info.componentStack ?? ''}`));
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorPanel error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
