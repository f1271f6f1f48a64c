import { Component, type ReactNode } from 'react';
import { Broken } from './Broken';

interface Props {
  readonly children: ReactNode;
  /** A new value gives the content another chance, for example the address of the page. */
  readonly resetKey: string;
}

interface State {
  readonly failed: boolean;
  readonly resetKey: string;
}

/** Keeps a fault in one page from taking the whole application down. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken onRetry={() => this.setState({ failed: false })} /> : this.props.children;
  }
}
