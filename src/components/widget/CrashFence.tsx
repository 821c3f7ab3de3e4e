import { Component, type ContextType, type ReactNode } from 'react';
import { BankFeedsError } from '../../core/error.js';
import { BankFeedsContext } from '../../react/context.js';
import { ErrorNotice } from '../error-notice/ErrorNotice.js';

interface CrashFenceState {
  readonly error: BankFeedsError | null;
}

/** A fault in one widget stays in it: the bank's page and the other widgets go on, and the host is told. */
export class CrashFence extends Component<{ readonly children: ReactNode }, CrashFenceState> {
  static override contextType = BankFeedsContext;

  declare context: ContextType<typeof BankFeedsContext>;

  override state: CrashFenceState = { error: null };

  static getDerivedStateFromError(cause: unknown): CrashFenceState {
    return { error: new BankFeedsError({ code: 'crashed', stage: 'page', cause }) };
  }

  override componentDidCatch(): void {
    if (this.state.error) this.context?.reportError(this.state.error);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ErrorNotice error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
