import BugOutlined from '@ant-design/icons/es/icons/BugOutlined';
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatePanel } from '../../platform/vocabulary/kit/StatePanel';

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

function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <StatePanel
      alert
      tone="error"
      icon={<BugOutlined />}
      title={t('state.broken.title')}
      text={t('state.broken.text')}
      actions={
        <>
          <Button type="primary" onClick={onRetry}>
            {t('state.retry')}
          </Button>
          <Button onClick={() => window.location.reload()}>{t('state.reload')}</Button>
        </>
      }
    />
  );
}
